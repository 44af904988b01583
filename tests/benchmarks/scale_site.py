"""Makes a copy of the project larger by any number of snippets and pages, for `scale.py`."""

import random
from pathlib import Path

from tests.project import copy_to

SECTION = 20  # pages in one section of the navigation
SNIPPET = '''\
# --8<-- [start:setup]
import torch

torch.manual_seed({number})
model = torch.nn.Linear(2, 1)
{name} = model.state_dict()
# --8<-- [end:setup]

# --8<-- [start:edit]
{name}["weight"].fill_({number})
print("{name}", model.weight)
# --8<-- [end:edit]
assert torch.equal(model.weight, {name}["weight"])
'''
PAGE = '''\
---
title: "{title}"
description: "{sentence}"
---

# {title} {{#page-{number}}}

{sentence}

## {setup} {{#setup}}

{before}

```python title="snippets/scale/s{number}.py"
--8<-- "scale/s{number}.py:setup"
```

## {edit} {{#edit}}

{after}

```python title="snippets/scale/s{number}.py"
--8<-- "scale/s{number}.py:edit"
```

``` {{ .text .output }}
--8<-- "scale/s{number}.out:edit"
```
'''
WORDS = {
    "en": ["alias", "view", "shallow copy", "deep copy", "in-place", "leaf tensor", "storage", "parameter", "buffer",
           "state dict", "checkpoint", "optimizer", "tied weights", "container", "reference", "identity"],
    "zh": ["别名", "视图", "浅拷贝", "深拷贝", "原地操作", "叶子张量", "存储", "参数", "缓冲区", "状态字典", "检查点", "优化器",
           "共享权重", "容器", "引用", "身份"],
}
SENTENCES = {
    "en": ["The {} and the {} share one piece of memory.", "A {} that is written through the {} is seen by both.",
           "Before the {} is kept, copy the {}.", "What holds for the {} does not hold for the {}."],
    "zh": ["{}和{}共用同一块内存。", "通过{}写入之后，{}也跟着变。", "要保留{}，先拷贝{}。", "对{}成立的，对{}不一定成立。"],
}
HEADINGS = {"en": ("Page", "What is made", "What is changed"), "zh": ("页面", "先建好", "再改动")}


def prose(language: str, chance: random.Random, sentences: int) -> str:
    """Some sentences on the site's subject."""
    made = [chance.choice(SENTENCES[language]).format(*chance.sample(WORDS[language], 2)) for _ in range(sentences)]
    return (" " if language == "en" else "").join(made)


def enlarge(folder: Path, count: int) -> Path:
    """Copy the project to a folder, add `count` snippets (not recorded yet) and as many pages in each language."""
    project = copy_to(folder)
    topic = project / "snippets" / "scale"
    topic.mkdir()
    numbers = [f"{number:04}" for number in range(1, count + 1)]
    for number in numbers:
        (topic / f"s{number}.py").write_text(SNIPPET.format(number=int(number), name=f"state_{number}"), "utf-8")
    for language, (page, setup, edit) in HEADINGS.items():
        pages = project / "docs" / language / "scale"
        pages.mkdir()
        for number in numbers:
            chance = random.Random(int(number))
            (pages / f"p{number}.md").write_text(PAGE.format(
                number=number, title=f"{page} {number}", sentence=prose(language, chance, 1), setup=setup, edit=edit,
                before=prose(language, chance, 8), after=prose(language, chance, 8)), "utf-8")
    _navigation(project, numbers)
    return project


def _navigation(project: Path, numbers: list[str]) -> None:
    """Put the pages into the navigation, in sections, at the end of each language."""
    config = (project / "mkdocs.yml").read_text("utf-8")
    head, _, nav = config.partition("\nnav:\n")
    chinese, english = nav.split("  - English:\n")
    for language in ("zh", "en"):
        added = ""
        for start in range(0, len(numbers), SECTION):
            part = numbers[start:start + SECTION]
            added += f"      - {part[0]}–{part[-1]}:\n" + "".join(f"          - {language}/scale/p{n}.md\n" for n in part)
        if language == "zh":
            chinese = chinese.rstrip("\n") + "\n" + added
        else:
            english = english.rstrip("\n") + "\n" + added
    (project / "mkdocs.yml").write_text(f"{head}\nnav:\n{chinese}  - English:\n{english}", "utf-8")
