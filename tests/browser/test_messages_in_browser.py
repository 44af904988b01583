"""The box for tracebacks, and the permanent addresses of messages, in a real browser."""

import json

import pytest
import yaml

from docs.hooks.messages.registry import Registry
from docs.hooks.page import recordings
from docs.hooks.page.build import Build
from docs.hooks.page.languages import LANGUAGES
from docs.hooks.page.words import words_in
from snippets.project import ROOT

EVERY = Registry().messages
REAL = yaml.safe_load((ROOT / "tests" / "browser" / "tracebacks.yml").read_text("utf-8"))
ALL = """texts => {
  const field = document.querySelector('.ac-traceback textarea')
  return texts.map(text => {
    field.value = text
    field.dispatchEvent(new Event('input'))
    return [...document.querySelectorAll('.ac-traceback__found li a')].map(link => link.getAttribute('href').split('#')[1])
  })
}"""


def paste(page, texts: list[str]) -> list[list[str]]:
    """The names of the messages that the box shows for each text, the closest first."""
    return page.evaluate(ALL, texts)


@pytest.fixture(scope="module")
def recorded():
    build = Build()
    return {message.name: recordings.fresh(build, message.snippet).output["raise"] for message in EVERY}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_recorded_message_leads_to_its_entry_first(open_page, language, recorded):
    page = open_page(f"/{language}/messages/")
    found = dict(zip(recorded, paste(page, list(recorded.values()))))
    assert not {name: names for name, names in found.items() if names[:1] != [name]}


def test_real_tracebacks_lead_to_their_entries(open_page):
    page = open_page("/en/messages/")
    found = paste(page, [each["text"] for each in REAL])
    wrong = {each["text"]: names for each, names in zip(REAL, found) if names[:1] != ([each["entry"]] if each["entry"] else [])}
    assert not wrong, json.dumps(wrong, indent=1)


def test_line_breaks_quotes_and_surroundings_do_not_matter(open_page):
    page = open_page("/zh/messages/")
    message = "RuntimeError: a leaf Variable that requires grad is being used in an in-place operation."
    around = f'Traceback (most recent call last):\n  File "train.py", line 42, in <module>\n    w += 1\n{message}\n'
    broken = message.replace("requires grad", "requires\n    grad").replace("in-place", "in-\nplace")
    said = "报错了「a leaf Variable that requires grad is being used in an in-place operation」怎么办"
    assert [names[:1] for names in paste(page, [around, broken, message.upper(), said])] == [["leaf-in-place"]] * 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_traceback_is_said_to_be_unknown_and_leads_to_the_search(open_page, language):
    page = open_page(f"/{language}/messages/")
    page.locator("#ac-traceback").fill('Traceback (most recent call last):\n  File "a.py", line 1\nStrangeError: deepcopy of the moon\n')
    found = page.locator(".ac-traceback__found")
    assert words_in(language)("messages.none") in found.inner_text()
    found.locator("a").click()
    page.wait_for_url(f"**/{language}/?q=StrangeError*")
    page.locator("#ac-traceback").wait_for(state="detached")
    assert page.locator("input.md-search__input").input_value().startswith("StrangeError: deepcopy")


def test_nothing_is_sent_and_what_is_pasted_is_never_read_as_html(open_page):
    page = open_page("/en/messages/")
    page.wait_for_load_state("networkidle")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    field = page.locator("#ac-traceback")
    field.fill("<img src=x onerror=document.title='run'> cannot reshape array of size 6 into shape (4,)")
    field.fill("")
    assert not sent and page.title() != "run"
    assert page.locator(".ac-traceback__found").inner_text() == ""


def test_a_result_and_the_permanent_address_open_the_entry(open_page):
    page = open_page("/en/messages/")
    page.locator("#ac-traceback").fill("a view of a leaf Variable that requires grad is being used in an in-place operation.")
    page.locator(".ac-traceback__found a").first.click()
    page.wait_for_url("**/en/messages/autograd/#leaf-view-in-place")
    page.goto(page.url.split("/en/")[0] + "/m/leaf-view-in-place/en/")
    page.wait_for_url("**/en/messages/autograd/#leaf-view-in-place")


@pytest.mark.parametrize("locale, language", [("zh-CN", "zh"), ("en-US", "en"), ("fr-FR", "zh")])
def test_the_permanent_address_leads_to_the_readers_language(open_page, locale, language):
    page = open_page("/m/leaf-in-place/", locale=locale)
    page.wait_for_url(f"**/{language}/messages/autograd/#leaf-in-place")


def test_without_a_script_there_is_the_list_alone(open_page):
    page = open_page("/en/messages/", java_script_enabled=False)
    assert page.locator(".ac-traceback").is_hidden()
    assert page.locator(".ac-messages a").count() == len(EVERY)
