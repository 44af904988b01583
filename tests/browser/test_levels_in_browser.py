"""Levels in a real browser: each of plain Python solved and missed in its page, with hints, without scripts and on paper."""

import pytest

from docs.hooks.ask.fetch import COMMAND, present
from docs.hooks.page.levels import read_levels
from docs.hooks.page.words import words_in

LEVELS = read_levels()
PLAIN = [level for level in LEVELS if not level.packages]
WAIT = 240_000  # ms: the machine may be busy with other tests


@pytest.mark.skipif(not present(), reason=f"Python for the browser is not here: {COMMAND}")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_level_of_plain_python_is_solved_and_missed(open_page, language):
    words = words_in(language)
    page = open_page(f"/{language}/levels/")
    assert page.locator(".ac-level form").count() == len(PLAIN)
    for level in PLAIN:
        box = page.locator(f"#level-{level.id}")
        for line, reached in ((level.wrong[0], False), (level.known[-1], True)):
            box.locator("textarea").fill(line)
            box.locator("[name=check]").click()
            said = words("levels.reached" if reached else "levels.not_reached")
            box.locator("[role=status]", has_text=said).wait_for(timeout=WAIT)
            box.locator("form:not([aria-busy])").wait_for(timeout=WAIT)
            answer = box.locator(".ask__answer")
            if reached:
                assert level.known[0] in answer.inner_text() and level.why[language].replace("`", "")[:15] in answer.inner_text()
            else:
                assert answer.locator("svg").count() == 1 and answer.inner_text().strip()
    box = page.locator("#level-outside")
    box.locator("textarea").fill("x = 1\nb = unknown")
    box.locator("[name=check]").click()
    box.locator("[role=status]", has_text="NameError").wait_for(timeout=WAIT)
    assert words("ask_page.line").format(2) in box.locator("[role=status]").inner_text()
    box.locator("textarea").fill("")
    box.locator("[name=check]").click()
    box.locator("[role=status]", has_text=words("levels.empty")).wait_for()
    box.locator("[name=give]").click()
    assert "b = a[:]" in box.locator(".ask__answer").inner_text()


def test_hints_open_one_by_one_and_others_have_a_command(open_page):
    page = open_page("/en/levels/")
    box = page.locator("#level-snapshot")
    hints = box.locator(".ac-hint")
    assert hints.count() == 3 and "--level snapshot" in box.inner_text()
    hints.nth(1).locator("summary").click()
    assert "parameters" in hints.nth(1).inner_text() and hints.nth(2).locator("p").first.is_hidden()


def test_without_scripts_and_on_paper_the_solutions_are_below(open_page):
    page = open_page("/zh/levels/", java_script_enabled=False)
    assert page.locator(".ac-level textarea").count() == 0 and page.locator("#level-outside", has_text="--level outside").count() == 1
    solution = page.locator("#solved-outside")
    assert not solution.is_visible()
    page.locator(".ac-levels > details > summary").click()
    assert solution.is_visible() and "b = a[:]" in solution.inner_text()
    page = open_page("/en/levels/")
    page.emulate_media(media="print")
    assert page.locator("#solved-outside").is_visible() and not page.locator(".ac-level textarea").first.is_visible()
