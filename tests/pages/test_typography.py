"""Chinese prose, wherever it stands: spaces between Chinese and Latin, and full-width punctuation, as AutoCorrect has them.

`.autocorrectrc` sets its rules. It looks neither at code within a sentence, which
is put as a Latin word here, nor at half-width quotes and brackets, which are looked for here.
"""

import re
from dataclasses import replace

import pytest
import yaml

from snippets.project import ROOT
from tests.project import needs
from tests.prose import CHINESE, Passage, passages

needs("autocorrect-py")
import autocorrect_py  # noqa: E402

autocorrect_py.load_config((ROOT / ".autocorrectrc").read_text("utf-8"))
EXCEPTIONS = yaml.safe_load((ROOT / ".typography.yml").read_text("utf-8"))
WIDE = r"\u4e00-\u9fff，。：；？！「」『』（）、《》"
HALF = re.compile(rf"[{WIDE}] ?[,;:?!()\"']|[,;:?!()\"'] ?[{WIDE}]|[“”‘’]")


def wrong(passage: Passage, kept: tuple[str, ...] = ()) -> str:
    """What is wrong with a passage in which some texts are as they are, or nothing."""
    for each in kept:
        passage = replace(passage, text=passage.text.replace(each, "例文"))
    text = passage.plain("Code")
    if (better := autocorrect_py.format_for(text, "text")) != text:
        return f"{text}\n  better: {better}"
    if match := HALF.search(text):
        return f"{text}\n  half-width or curly: {match[0]!r}"
    return ""


def exceptions_of(passage: Passage) -> tuple[str, ...]:
    return tuple(each["text"] for each in EXCEPTIONS if each["text"] in passage.text)


def test_chinese_prose_is_set_as_it_should_be():
    found = [f"{p}: {said}" for p in passages("zh") if (said := wrong(p, exceptions_of(p)))]
    assert not found, "\n".join(found)


def test_the_prose_is_all_there():
    """Each kind of place where Chinese stands gives passages, and they are Chinese."""
    paths = [p.path.relative_to(ROOT).as_posix() for p in passages("zh") if CHINESE.search(p.text)]
    for place, least in {"docs/zh/": 500, "docs/hooks/page/words/": 100, "snippets/labs/": 80, "snippets/atlas/": 600, "README.md": 5}.items():
        assert sum(path.startswith(place) for path in paths) >= least, place


@pytest.mark.parametrize("exception", EXCEPTIONS, ids=lambda e: e["text"])
def test_each_exception_is_needed_and_says_why(exception):
    assert exception["reason"]
    with_it = [p for p in passages("zh") if exception["text"] in p.text]
    others = {each["text"] for each in EXCEPTIONS} - {exception["text"]}
    assert any(wrong(p, tuple(others)) for p in with_it), "no passage needs this exception: remove it from .typography.yml"


@pytest.mark.parametrize("text", [
    "`x`是一个值", "改 `x`的值", "见[`+=` 的三步](a.md#x)", "用PyTorch训练", "一共262个", "列表,如此", "真的?", "你好!", "数组 ，也是",
    "张量(tensor)是", "张量 (tensor) 是", "叫做\"最优\"的", "叫做“最优”的", "两种:赋值和拷贝", "先看；再改;", "**`x`**是", "全角（ shallow copy ）",
])
def test_faults_are_found(text):
    assert wrong(Passage(ROOT / "README.md", 1, text))


@pytest.mark.parametrize("text", [
    "`x` 是一个值，「改 `b`」也是（in-place）。", "见[浅拷贝](a.md#b)和[深拷贝](c.md)。", "从 -5 到 256，一共 262 个；PyTorch 2.1 起可用。",
    "「`packing` 里的吃的」变不变？", "| [丢失](lost.ipynb) | 哪几种？ |",
])
def test_what_is_right_is_left_alone(text):
    assert not wrong(Passage(ROOT / "README.md", 1, text))
