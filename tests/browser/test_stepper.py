"""The stepper in a real browser: by mouse, keyboard and link, light and dark, without scripts."""

import pytest
from playwright.sync_api import expect

PAGE, NAME = "/{}/deep-vs-shallow/", "change-or-replace"
LAST = 4


class Stepper:
    """The stepper of a page: where it stands, and what it shows."""

    def __init__(self, page, name: str = NAME):
        self.page, self.name = page, name
        self.root = page.locator(f".stepper#{name}")
        self.position = self.root.locator(".stepper__bar a")

    def button(self, name: str):
        """A button by its name."""
        return self.root.get_by_role("button", name=name, exact=True)

    def expect_at(self, step: int, last: int = LAST):
        """One picture is visible, the step's own, and the position says so."""
        expect(self.position).to_have_text(f"{step} / {last}")
        visible = self.root.locator("figure").filter(visible=True)
        expect(visible).to_have_count(1)
        current = self.root.locator(".stepper__step[data-current]")
        assert current.get_attribute("id") == f"{self.name}-step-{step}"
        expect(current.locator("figure svg.heap")).to_be_visible()
        expect(current.locator(".highlight:not(.output)")).to_be_visible()
        expect(self.position).to_have_attribute("href", f"#{self.name}-step-{step}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language, names", [("zh", ["第 1 步", "上一步", "下一步", f"第 {LAST} 步"]),
                                             ("en", ["Step 1", "Previous step", "Next step", f"Step {LAST}"])])
def test_by_mouse(open_page, language, names, scheme):
    stepper = Stepper(open_page(PAGE.format(language), color_scheme=scheme))
    first, back, forward, last = map(stepper.button, names)
    stepper.expect_at(1)
    back.click(force=True)  # it says that it is disabled, and does nothing
    stepper.expect_at(1)
    forward.click()
    stepper.expect_at(2)
    last.click()
    stepper.expect_at(LAST)
    expect(forward).to_have_attribute("aria-disabled", "true")
    back.click()
    stepper.expect_at(LAST - 1)
    first.click()
    stepper.expect_at(1)


def test_by_keyboard(open_page):
    page = open_page(PAGE.format("en"))
    stepper = Stepper(page)
    stepper.root.focus()
    for key, step in (("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("End", LAST), ("ArrowRight", LAST),
                      ("Home", 1), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        stepper.expect_at(step)
    for _ in range(10):  # past what the step itself holds
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.title") == "Next step":
            break
    page.keyboard.press("Enter")
    expect(stepper.position).to_have_text(f"2 / {LAST}")


def test_by_link(open_page, address):
    """An address that was pasted opens its step, and shows it; so does one followed on the page."""
    page = open_page(PAGE.format("en") + f"#{NAME}-step-3")
    stepper = Stepper(page)
    stepper.expect_at(3)
    expect(stepper.root.locator(".stepper__bar")).to_be_in_viewport()
    stepper.button("Next step").click()
    stepper.position.click()
    assert page.url == address + PAGE.format("en") + f"#{NAME}-step-4"
    page.evaluate(f"location.hash = '{NAME}-step-2'")
    stepper.expect_at(2)


def test_said_to_screen_readers(open_page):
    stepper = Stepper(open_page(PAGE.format("en")))
    status = stepper.root.get_by_role("status")
    expect(status).to_have_text("")
    stepper.button("Next step").click()
    expect(status).to_contain_text(f"Step 2 of {LAST}.")
    expect(status).to_contain_text("a[2] and b[2] are one and the same list.")
    expect(status).to_contain_text("[1, 2, [3, 5]]")


def test_all_steps_without_scripts(open_page):
    page = open_page(PAGE.format("zh"), java_script_enabled=False)
    root = page.locator(f".stepper#{NAME}")
    figures = root.locator("figure svg.heap")
    expect(figures).to_have_count(LAST)
    tops = [figures.nth(i).bounding_box()["y"] for i in range(LAST)]
    assert tops == sorted(tops) and len(set(tops)) == LAST
    for i in range(LAST):
        expect(figures.nth(i)).to_be_visible()
        expect(root.get_by_role("link", name=f"{i + 1} / {LAST}", exact=True)).to_be_visible()


def test_all_steps_in_print(open_page):
    page = open_page(PAGE.format("en"))
    stepper = Stepper(page)
    stepper.expect_at(1)
    page.emulate_media(media="print")
    figures = stepper.root.locator("figure svg.heap")
    tops = []
    for i in range(LAST):
        expect(figures.nth(i)).to_be_visible()
        tops.append(figures.nth(i).bounding_box()["y"])
    assert tops == sorted(tops) and len(set(tops)) == LAST
    expect(stepper.root.locator(".stepper__bar")).to_be_hidden()
    greys = page.evaluate("""() => ['paper', 'ink', 'soft', 'line', 'store', 'name', 'shared', 'changed', 'new']
        .map(name => getComputedStyle(document.body).getPropertyValue('--heap-' + name).trim())""")
    for grey in greys:
        digits = grey.lstrip("#")
        parts = [digits[i:i + len(digits) // 3] for i in range(0, len(digits), len(digits) // 3)]
        assert len(set(parts)) == 1, f"{grey} is no shade of grey"


def test_no_motion_for_those_who_ask(open_page):
    for motion, name in (("no-preference", "stepper-eases-in"), ("reduce", "none")):
        page = open_page(PAGE.format("en"), reduced_motion=motion)
        Stepper(page).button("Next step").click()
        step = page.locator(f".stepper#{NAME} .stepper__step[data-current]")
        assert step.evaluate("e => getComputedStyle(e).animationName") == name


def test_the_front_door_steps_by_itself_once(open_page):
    """From its first step to its last; not for readers who want no motion, nor against those who step themselves."""
    stepper = Stepper(open_page("/zh/"), "front-door")
    expect(stepper.position).to_have_text("1 / 2")
    expect(stepper.position).to_have_text("2 / 2")
    page = open_page("/en/", reduced_motion="reduce")
    page.clock.install()
    page.reload()
    page.clock.run_for(10_000)
    expect(Stepper(page, "front-door").position).to_have_text("1 / 2")
    page = open_page(None)
    page.clock.install()
    page.goto(stepper.page.url)
    stopped = Stepper(page, "front-door")
    page.keyboard.press("Tab")
    stopped.root.focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.clock.run_for(10_000)
    expect(stopped.position).to_have_text("1 / 2")


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_and_nothing_is_cut(open_page, site, address, width):
    """A stepper keeps its height from step to step, and shows the code whole where there is room."""
    page = open_page("/en/", viewport={"width": width, "height": 800}, reduced_motion="reduce")
    seen = 0
    for file in sorted((site / "en").rglob("index.html")):
        if 'class="stepper' not in file.read_text("utf-8"):
            continue
        page.goto(f"{address}/{file.parent.relative_to(site).as_posix()}/")
        for root in page.locator(".stepper").all():
            heights, cut = root.evaluate("""root => {
                const seen = [[], 0]
                for (const dot of root.querySelectorAll('.stepper__dot, .stepper__choice')) {
                    dot.click()
                    seen[0].push(Math.round(root.offsetHeight))
                    for (const code of root.querySelectorAll('[data-current] pre > code')) seen[1] += code.scrollWidth > code.clientWidth
                }
                return seen
            }""")
            seen += 1
            assert len(set(heights)) == 1, (file, heights)
            assert width < 1280 or not cut, file
    assert seen > 5


@pytest.mark.parametrize("language", ["zh", "en"])
def test_readable_on_a_phone(open_page, site, address, language):
    """Letters in pictures are at least 13 px high at 360 px; what is wider scrolls in its own frame."""
    page = open_page(f"/{language}/", viewport={"width": 360, "height": 740})
    seen = 0
    for file in sorted((site / language).glob("*/index.html")):
        if 'class="heap"' not in file.read_text("utf-8"):
            continue
        page.goto(f"{address}/{language}/{file.parent.name}/")
        sizes = page.evaluate("""() => [...document.querySelectorAll('svg.heap')].filter(s => s.checkVisibility())
            .map(svg => 13 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)""")
        seen += len(sizes)
        assert all(size >= 12.9 for size in sizes), (file.parent.name, sizes)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert seen


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_take_the_schemes_colours(open_page, scheme):
    page = open_page(PAGE.format("en"), color_scheme=scheme)
    fill = page.locator("svg.heap text").first.evaluate("e => getComputedStyle(e).fill")
    red = int(fill.split("(")[1].split(",")[0])
    assert (red > 128) == (scheme == "dark"), fill


def test_the_address_keeps_the_step_that_is_in_sight(open_page):
    page = open_page("/en/pictures/", viewport={"width": 360, "height": 740})
    stepper = page.locator(".stepper").first
    stepper.scroll_into_view_if_needed()
    page.wait_for_timeout(900)  # the theme writes the heading a quarter of a second after scrolling
    stepper.get_by_role("button", name="Step 4").click()
    stepper.locator(".stepper__bar a").click()
    step = page.url
    assert step.endswith("-step-4")
    page.mouse.wheel(0, 60)
    page.wait_for_timeout(900)
    assert page.url == step
    page.mouse.wheel(0, 3000)
    page.wait_for_function("address => location.href !== address", arg=step)


def test_the_address_keeps_the_row_that_is_in_sight(open_page):
    page = open_page("/en/atlas/#torch-set", viewport={"width": 360, "height": 740})
    page.wait_for_timeout(500)
    page.mouse.wheel(0, 60)
    page.wait_for_timeout(900)
    assert page.url.endswith("#torch-set")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_switch_shows_one_of_two_programs_by_name(open_page, language):
    page = open_page(f"/{language}/state-dict/")
    switch = page.locator("#alias-or-copy")
    expect(switch.locator(".stepper__choice")).to_have_text(["kept = model.state_dict()", "kept = copy.deepcopy(model.state_dict())"])
    expect(switch.locator(".stepper__step[data-current] .output code")).to_have_text("0.0\n")
    switch.locator(".stepper__choice").nth(1).click()
    expect(switch.locator(".stepper__step[data-current] .output code")).to_have_text("1.0\n")
    expect(switch.locator(".stepper__choice[aria-current]")).to_have_text("kept = copy.deepcopy(model.state_dict())")
    without = open_page(f"/{language}/state-dict/", java_script_enabled=False)
    expect(without.locator("#alias-or-copy .output code:visible")).to_have_text(["0.0\n", "1.0\n"])


def test_who_shares_with_whom_is_a_table_to_open(open_page):
    page = open_page(PAGE.format("en"))
    fold = page.locator(".stepper__step[data-current] .heap-sharing").first
    expect(fold.locator("table")).to_be_hidden()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(fold.locator("table")).to_be_visible()
    expect(fold.locator("th")).to_have_text(["These", "share"])
    assert fold.locator("td code").count() >= 2
