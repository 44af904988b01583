"""The review exam in a real browser: handed in right, wrong and half, in both languages, by keyboard, on paper and without scripts."""

import pytest

from docs.hooks.page.words import words_in
from docs.hooks.questions.review import Exam

DIFFS = Exam().diffs
# Picks for each diff [line or "fine", rule], hands in, and returns the verdict below each diff and the result.
HAND_IN = """picks => {
  const diffs = [...document.querySelectorAll('.ac-diff')]
  diffs.forEach((diff, i) => {
    if (!picks[i]) return
    diff.querySelector(`input[value="${picks[i][0]}"]`).click()
    const rule = diff.querySelector('select')
    rule.value = picks[i][1]
    rule.dispatchEvent(new Event('change'))
  })
  document.querySelector('.ac-end .ac-check').click()
  return [diffs.map(diff => diff.querySelector('.ac-said').textContent), document.querySelector('.ac-result').innerText,
          [...document.querySelectorAll('.ac-result a')].map(link => link.getAttribute('href'))]
}"""
RIGHT = [[str(diff.numbers[0]), diff.rule] if diff.rule else ["fine", ""] for diff in DIFFS]


def rules(*wanted: str) -> list[str]:
    """The addresses of rules, as the result links to them."""
    return [f"../rules/{code.lower()}/" for code in sorted(wanted)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_exam_is_judged(open_page, language):
    words = words_in(language)
    page = open_page(f"/{language}/review/")
    every = [diff.rule for diff in DIFFS if diff.rule]
    said, result, missed = page.evaluate(HAND_IN, [None] * len(DIFFS))
    assert all(each.startswith(words("review.open")) for each in said) and missed == rules(*every)
    said, result, missed = page.evaluate(HAND_IN, RIGHT)
    assert result.strip() == words("review.result").format(24, 24) and not missed
    assert all(diff.why[language].replace("`", "")[:20] in each for diff, each in zip(DIFFS, said))
    said, result, missed = page.evaluate(HAND_IN, [["fine", ""]] * len(DIFFS))
    assert words("review.result").format(12, 24) in result and missed == rules(*every)
    other = [[pick[0], "AC203" if diff.rule else ""] for pick, diff in zip(RIGHT, DIFFS)]
    said, result, missed = page.evaluate(HAND_IN, other)
    assert all(each.startswith(words("review.other_rule" if diff.rule else "review.right")) for diff, each in zip(DIFFS, said))
    alarms = [[next(str(number) for number, line in enumerate(diff.text.splitlines()) if line[0] != "-" and number not in diff.numbers), "AC301"] for diff in DIFFS]
    said, result, missed = page.evaluate(HAND_IN, alarms)
    assert all(each.startswith(words("review.missed" if diff.rule else "review.alarm")) for diff, each in zip(DIFFS, said))
    assert words("review.alarms").format(12) in result and missed == rules(*every)


def test_what_was_picked_is_kept_and_forgotten(open_page):
    page = open_page("/en/review/")
    first = page.locator(".ac-diff").first
    first.locator("input").nth(1).check()
    first.locator("select").select_option("AC301")
    page.reload()
    assert first.locator("input").nth(1).is_checked() and first.locator("select").input_value() == "AC301"
    page.locator(".ac-restart").click()
    assert page.locator(".ac-lines input:checked").count() == 0 and not first.locator("select").is_visible()
    page.reload()
    assert page.locator(".ac-lines input:checked").count() == 0


def test_by_keyboard_and_for_screen_readers(open_page):
    page = open_page("/en/review/")
    first = page.locator(".ac-diff").first
    first.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert first.locator("input").nth(1).is_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SELECT" and page.evaluate("document.activeElement.getAttribute('aria-label')")
    group = first.locator("[role=radiogroup]")
    assert first.locator(f"#{group.get_attribute('aria-labelledby')}").count() == 1
    assert all(label.strip() for label in first.locator("label").all_inner_texts())
    page.locator(".ac-end .ac-check").first.press("Enter")
    assert page.evaluate("document.activeElement.matches('.ac-result')")


def test_without_scripts_and_on_paper_the_answers_are_below(open_page):
    page = open_page("/zh/review/", java_script_enabled=False)
    assert page.locator(".ac-diff .highlight").count() == 24 and page.locator(".ac-diff input").count() == 0
    solution = page.locator("#judged-early-stopping")
    assert not solution.is_visible()
    page.locator(".ac-exam summary").click()
    assert solution.is_visible() and "AC301" in solution.inner_text()
    page = open_page("/en/review/")
    page.emulate_media(media="print")
    assert page.locator("#judged-early-stopping").is_visible() and not page.locator(".ac-end").is_visible()
