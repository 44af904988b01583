"""Rules in a real browser: permanent addresses, the choice of language, and what the buttons copy."""

import pytest

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
SITE = "http://127.0.0.1:8000/"  # the address that this build was made for


def clipboard(page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("locale, language", [("zh-CN", "zh"), ("en-US", "en"), ("fr-FR", "zh")])
@pytest.mark.parametrize("name", ["AC301", "ac301"])
def test_the_address_leads_to_the_readers_language(open_page, locale, language, name):
    page = open_page(f"/r/{name}/#use-instead", locale=locale)
    page.wait_for_url(f"**/{language}/rules/ac301/#use-instead")
    assert page.locator("html").get_attribute("lang") == language


def test_the_choice_of_language_is_remembered(open_page):
    page = open_page("/en/rules/ac301/", locale="en-US")
    page.locator("a.ac-languages__link").first.click()
    page.wait_for_url("**/zh/rules/ac301/")
    page.goto(page.url.split("/zh/")[0] + "/r/AC301/")
    page.wait_for_url("**/zh/rules/ac301/")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_address_with_its_language(open_page, language):
    page = open_page(f"/r/AC301/{language}/", locale="fr-FR", java_script_enabled=False)
    page.wait_for_url(f"**/{language}/rules/ac301/")


def test_both_languages_are_offered_without_a_script(open_page):
    page = open_page("/r/ac301/", java_script_enabled=False)
    links = page.locator("section a")
    assert links.count() == 2
    links.nth(1).click()
    page.wait_for_url("**/en/rules/ac301/")


@pytest.mark.parametrize("language, other, said", [("zh", "en", "已复制"), ("en", "zh", "Copied")])
def test_the_buttons_copy(open_page, language, other, said):
    page = open_page(f"/{language}/rules/ac301/", **CLIPBOARD)
    buttons = page.locator(".ac-copies button")
    buttons.nth(0).click()
    assert page.locator(".ac-note").inner_text().startswith(said)
    assert clipboard(page) == SITE + "r/AC301/"
    for number, of in ((1, language), (2, other)):
        buttons.nth(number).focus()
        page.keyboard.press("Enter")
        page.wait_for_function("navigator.clipboard.readText().then(t => t.startsWith('**'))")
        text = clipboard(page)
        assert text.startswith(f"**[AC301]({SITE}r/AC301/{of}/)** ") and "deepcopy" in text
        assert ("共用" in text) == (of == "zh")


@pytest.mark.parametrize("path, link, target", [
    ("/en/state-dict/", "h2 a.headerlink", "h2"),
    ("/zh/atlas/", "table.ac-atlas a.ac-link", "tr[id]"),
])
def test_headings_and_rows_copy_their_address(open_page, path, link, target):
    page = open_page(path, **CLIPBOARD)
    page.locator(link).first.evaluate("e => e.click()")
    page.wait_for_selector(".ac-note--shown")
    name = page.locator(f"article {target}").first.get_attribute("id") if target == "h2" else \
        page.locator(link).first.evaluate("e => e.closest('tr').id")
    assert clipboard(page).endswith(f"{path}#{name}")


def test_a_step_copies_its_address(open_page):
    page = open_page("/en/pictures/", **CLIPBOARD)
    page.locator(".stepper a[href$='-step-1']:visible").first.click()
    page.wait_for_selector(".ac-note--shown")
    assert "/en/pictures/#" in clipboard(page) and clipboard(page).endswith("-step-1")


def test_a_forbidden_clipboard_says_so(open_page):
    page = open_page("/en/rules/ac301/", permissions=[])
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    page.locator(".ac-copies button").first.click()
    page.wait_for_selector(".ac-note--shown")
    assert "copy it by hand" in page.locator(".ac-note").inner_text()
    assert SITE + "r/AC301/" in page.locator(".ac-note").inner_text()
