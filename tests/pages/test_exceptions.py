"""No text counts the exceptions to what it says: the next reader finds one more. It states the rule from which they follow.

What is looked for are a number before "exceptions" and its like, and a number of kinds or cases for which something does
not hold. Counts of anything else are honest, and so are exceptions that Python raises.
"""

import re

import pytest

from snippets.project import ROOT
from tests.prose import Passage, passages

SEVERAL = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both)"
KINDS = r"(?:kinds?|sorts?|cases?|things?|situations?|circumstances|conditions?|types?|states?)"
ENGLISH = re.compile("|".join([
    rf"(?<!raises )(?<!raise )\b(?:{SEVERAL}|only|single|sole|another|further) (?:[\w-]+ ){{0,3}}(?:exceptions?|caveats?|exemptions?)\b",
    rf"\b(?:exceptions?|caveats?|exemptions?) (?:are|is|number|there are)? ?(?:these |the |in all |exactly )?{SEVERAL}\b",
    rf"\b(?:except|unless|apart|aside|save|but)\b(?: \w+)? (?:in|for|from|of|with|by)? ?(?:these |the |the following )?{SEVERAL} (?:[\w-]+ )?{KINDS}\b",
    rf"\b(?:all|everything|every \w+|always|any) but {SEVERAL}\b",
    rf"\b{SEVERAL} (?:[\w-]+ )?{KINDS}\b[^.;:!?]*?(?:\bnot\b|n't\b|\bcannot\b|\bnever\b|\bno\b|\bfails?\b)(?! (?:the same|one|equal)\b)",
]), re.IGNORECASE)
COUNT = r"(?:\d+|[一二两三四五六七八九十]+)"
CHINESE = re.compile("|".join([
    rf"(?:{COUNT} ?|有?几|唯一|仅有|另)(?:个|种|条|类|处|样|点|项|大|的|次)?[^，。；：！？、]{{0,5}}?例外",
    rf"例外(?:情况|情形|的)?(?:也|只|一共|总共|共)?(?:有|是)?(?:下面|以下|这)?{COUNT} ?(?:个|种|条|类|处|样|点|项|：)",
    rf"(?:除了?|除去|除开|只有|仅)(?:下面|以下|这)?{COUNT} ?(?:个|种|条|类|处|样|点|项)[^，。；：！？]{{0,6}}?(?:情况|情形|除外|不|之外|以外)",
    rf"{COUNT} ?(?:种|类|样)(?:情况|情形|对象|东西|状态|类型|类别|例子)[^，。；：！？]{{0,12}}?(?:不|没有|除外|无法|没法)",
]))


def counted(passage: Passage, language: str) -> str:
    """The counted exceptions in a passage, or nothing."""
    match = (ENGLISH if language == "en" else CHINESE).search(passage.plain("x"))
    return match[0] if match else ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_exception_is_counted(language):
    found = [f"{p}: {words!r}" for p in passages(language) if (words := counted(p, language))]
    assert not found, "state the rule that they follow from, not their number:\n" + "\n".join(found)


@pytest.mark.parametrize("text", [
    "There are two exceptions.", "Afterwards neither affects the other ([with three exceptions](#a)), but it is no deep copy.",
    "There is one exception: a lazy module.", "The only exception is a tuple.", "It copies, with a single exception.",
    "Three kinds of objects are not copied.", "Two things do not come along: hooks and attributes.", "It has 4 known exceptions.",
    "The exceptions are three:", "It always copies, except in two cases.", "All but two of the rows are copies.",
    "In three cases it isn't a copy.", "There are two important caveats.", "In one case the storage cannot be shared.",
    "Unless one of two conditions holds, except for these three kinds of layers, it copies.", "Both exceptions concern hooks.",
    "There are, however, five exceptions", "a second, and last, third exception; two more exceptions follow",
])
def test_counted_exceptions_are_found_in_english(text):
    assert counted(Passage(ROOT / "README.md", 1, text), "en")


@pytest.mark.parametrize("text", [
    "有三种例外。", "装完之后两边互不影响（[有三种例外](#a)），但它不是深拷贝。", "有两样例外。", "有两个例外：零维的参数。", "唯一的例外是元组。",
    "有 2 个例外。", "例外有三种：", "例外只有一个：元组。", "除了两种情况，都会复制。", "有三类对象不复制。", "两种情况下不成立。", "有几个例外。",
    "这里有一处例外。", "一共四条例外", "有三种不起眼的例外", "只有两种情况不复制。",
])
def test_counted_exceptions_are_found_in_chinese(text):
    assert counted(Passage(ROOT / "README.md", 1, text), "zh")


@pytest.mark.parametrize("text", [
    "Six ways of keeping, in one real training.", "It prints three lines.", "The exception is the better outcome.", "It raises two exceptions.",
    "The three steps of `+=`", "Two objects can share one storage.", "Loading copies values, unless the tensors share storage already.",
    "It raises a `RuntimeError`; the exception names both keys.", "Two names, one object; neither is a copy.", "Eight ways",
    "Catch this exception and go on.", "Functions are not copied.", "There are two classes: what shares memory, and what does not.",
    "Six verdicts, each found by trying.", "A deep copy leaves functions as they are.", "That two things are not the same object is all it shows.",
    "Ten rows make a file as large as all of them.",
])
def test_honest_counts_are_left_alone_in_english(text):
    assert not counted(Passage(ROOT / "README.md", 1, text), "en")


@pytest.mark.parametrize("text", [
    "存法有六种，其中三种什么也没留住。", "代码只打印四行。", "这一行抛异常。", "两个名字，一个对象。", "三个问题都答得出，就不用猜了。", "结论有六种：",
    "`+=` 的三步", "两个对象可以共用一块存储。", "函数不复制。", "八种写法", "除非张量本来就在模型的存储上。", "一层，占了三个位置。",
    "外层两个，里层一个。", "三条曲线重合。", "两种写法的后果不同。", "按另一种类型来读，不复制。",
])
def test_honest_counts_are_left_alone_in_chinese(text):
    assert not counted(Passage(ROOT / "README.md", 1, text), "zh")
