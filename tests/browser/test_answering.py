"""Questions in a real browser: each one answered right and wrong, in both languages, and what is kept of it."""

import pytest

from docs.hooks.page.words import words_in
from docs.hooks.questions.registry import Registry

TOPICS = Registry().topics


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.path.stem)
def test_each_question_is_answered_right_and_wrong(open_page, language, topic):
    words = words_in(language)
    page = open_page(f"/{language}/{topic.page.removesuffix('.md')}/#questions")
    for question in topic.questions:
        box = page.locator(f"#question-{question.id}")
        if question.package:
            choose_version(box, question)
        assert box.locator("input").count() == len(question.answers)
        box.locator(".ac-check").click()
        assert box.locator(".ac-said").inner_text() == words("questions.choose")
        for letter, answer in question.ordered():
            box.locator(f"input[value={letter}]").check()
            box.locator(".ac-check").click()
            said = box.locator(".ac-said").text_content()
            assert said.startswith(words("questions.right" if answer.right else "questions.wrong"))
            plain = answer.said[language].replace("`", "")
            assert plain[:20] in said, f"{question.id} {letter}"
        if question.package:  # what is wrong here is right with the versions of the answer
            for letter, answer in question.ordered():
                if answer.elsewhere:
                    box.locator("select").select_option(letter)
                    box.locator(f"input[value={letter}]").check()
                    box.locator(".ac-check").click()
                    assert box.locator(".ac-said").text_content().startswith(words("questions.right"))
    kept = page.evaluate("JSON.parse(localStorage.getItem('alias-or-copy.questions'))")
    assert kept == {f"{topic.path.stem}-{question.id}": bool(question.package) or question.ordered()[-1][1].right for question in topic.questions}


def choose_version(box, question) -> None:
    """Choose the version that this site pins, once the question has asked for it."""
    box.locator("input").first.check()
    box.locator(".ac-check").click()
    assert question.package not in box.locator(".ac-said").inner_text() and box.locator(".ac-said").inner_text()
    right = next(letter for letter, answer in question.ordered() if answer.right)
    box.locator("select").select_option(right)
    box.locator("input:checked").evaluate("input => { input.checked = false }")


def test_what_was_wrong_comes_again_until_it_is_right_or_forgotten(open_page):
    page = open_page("/en/best-model/#questions")
    box = page.locator("#question-cpu")

    def answer(right: bool) -> None:
        letter = next(letter for letter, each in questions["cpu"].ordered() if each.right == right)
        box.locator(f"input[value={letter}]").check()
        box.locator(".ac-check").click()

    questions = {question.id: question for topic in TOPICS if topic.page == "best-model.md" for question in topic.questions}
    answer(False)
    page.goto(page.url.replace("best-model/#questions", "practise/"))
    place = page.locator("li", has_text="Keeping the best model")
    assert "1 to do again" in place.inner_text()
    place.locator(".ac-done a").click()
    page.wait_for_url("**/best-model/#question-cpu")
    answer(True)
    page.goto(page.url.split("best-model/")[0] + "practise/")
    assert "1 answered right" in place.inner_text() and "again" not in place.inner_text()
    page.locator(".ac-forget").click()
    assert "right" not in place.inner_text()
    assert page.evaluate("localStorage.getItem('alias-or-copy.questions')") is None


def test_by_keyboard(open_page):
    page = open_page("/en/best-model/#questions")
    box = page.locator("#question-saved")
    box.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.ac-check')")
    page.keyboard.press("Enter")
    assert box.locator(".ac-said").text_content().startswith("Right.")
    assert box.locator("[role=radiogroup]").get_attribute("aria-labelledby") == box.locator("p").first.get_attribute("id")


def test_without_scripts_the_answers_are_in_a_fold(open_page):
    page = open_page("/zh/best-model/#questions", java_script_enabled=False)
    assert page.locator(".ac-question input").count() == 0
    solution = page.locator("#answer-cpu")
    assert not solution.is_visible()
    page.locator(".ac-questions summary").click()
    assert solution.is_visible() and "什么也没复制" in solution.inner_text()


def test_on_paper_the_answers_stand_below(open_page):
    page = open_page("/en/best-model/#questions")
    page.emulate_media(media="print")
    assert page.locator("#answer-cpu").is_visible() and not page.locator(".ac-check").first.is_visible()
