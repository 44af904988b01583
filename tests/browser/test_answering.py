"""Questions in a real browser: each one answered right and wrong, in both languages, and what is kept of it."""

import pytest

from docs.hooks.page.words import words_in
from docs.hooks.questions.registry import Registry

TOPICS = Registry().topics


# Answers every question of a page by clicks: with no answer, with each letter, and where a version is asked for, with each version, too.
ANSWER_ALL = """() => Object.fromEntries([...document.querySelectorAll('.ac-question')].map(question => {
  const check = question.querySelector('.ac-check'), said = question.querySelector('.ac-said'), select = question.querySelector('select')
  const press = () => { check.click(); return said.textContent }
  const found = { nothing: press() }
  for (const option of select?.options ?? [{ value: '' }]) {
    if (select) select.value = option.value
    for (const input of question.querySelectorAll('input')) {
      input.click()
      found[option.value + input.value] = press()
    }
  }
  return [question.id, found]
}))"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.path.stem)
def test_each_question_is_answered_right_and_wrong(open_page, language, topic):
    words = words_in(language)
    page = open_page(f"/{language}/{topic.page.removesuffix('.md')}/#questions")
    found = page.evaluate(ANSWER_ALL)
    assert list(found) == [f"question-{question.id}" for question in topic.questions]
    for question in topic.questions:
        said, letters = found[f"question-{question.id}"], dict(question.ordered())
        versions = [letter for letter, answer in letters.items() if answer.right or answer.elsewhere] if question.package else [""]
        assert said.pop("nothing") == words("questions.choose")
        if question.package:
            assert all(said.pop(letter) == words("questions.choose_version") for letter in letters)
        assert len(said) == len(letters) * len(versions)
        for version in versions:
            for letter, answer in letters.items():
                right = letter == version if question.package else answer.right
                text = said[version + letter]
                assert text.startswith(words("questions.right" if right else "questions.wrong")), f"{question.id} {version} {letter}"
                assert answer.said[language].replace("`", "")[:20] in text, f"{question.id} {letter}"
    kept = page.evaluate("JSON.parse(localStorage.getItem('alias-or-copy.questions'))")
    assert kept.keys() == {f"{topic.path.stem}-{question.id}" for question in topic.questions}
    assert all(kept[f"{topic.path.stem}-{question.id}"] == question.ordered()[-1][1].right for question in topic.questions if not question.package)


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
    page.locator(".ac-questions > details > summary").click()
    assert solution.is_visible() and "什么也没复制" in solution.inner_text()


def test_on_paper_the_answers_stand_below(open_page):
    page = open_page("/en/best-model/#questions")
    page.emulate_media(media="print")
    assert page.locator("#answer-cpu").is_visible() and not page.locator(".ac-check").first.is_visible()
