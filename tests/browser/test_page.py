"""The page in a real browser: it asks for nothing, and does what it offers."""

from __future__ import annotations

import io
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from diplodiff.comparison import compare
from diplodiff.parsing import parse
from diplodiff.reading import read
from diplodiff.reference import reference_statement
from diplodiff.rendering import HtmlOptions, render

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

EXAMPLE = "seeds/examples/2020-09-16-moscow-second-round.txt"
LEAST_CONTRAST = 4.5
"""Of text on its ground: Web Content Accessibility Guidelines 2.2, success criterion 1.4.3."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the chromium of the system."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="needs playwright: pip install 'diplodiff[browser]'"
    )
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs Debian's chromium: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """Write the page of the bundled statement against an example."""
    comparison = compare(reference_statement(), read(pytestconfig.rootpath / EXAMPLE))
    path = tmp_path_factory.mktemp("pages") / "report.html"
    path.write_text(render(comparison, "html"), encoding="utf-8")
    return path


class Visit:
    """A page that is open, and all that it said and asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))


@pytest.fixture
def visit(browser: Browser, report: Path) -> Iterator[Visit]:
    """Open the page; at the end it has said nothing and asked for nothing but itself."""
    visited = Visit(browser.new_page(viewport={"width": 1360, "height": 900}))
    visited.page.goto(report.as_uri())
    yield visited
    visited.page.close()
    assert visited.said == []
    assert [url.partition("#")[0] for url in visited.asked] == [report.as_uri()]


@pytest.fixture
def page(visit: Visit) -> Page:
    """Return the open page."""
    return visit.page


def shown(page: Page) -> list[str]:
    """Return the labels of the rows that can be read."""
    return page.locator(".row:visible h3").all_inner_texts()


def focused(page: Page) -> str:
    """Return the address of what has the focus."""
    return page.evaluate("document.activeElement.id")


class TestReading:
    """Filters, folds, search and links."""

    def test_a_filter_leaves_the_rows_of_a_kind(self, page: Page) -> None:
        """The count of what is left is told to those who cannot see it."""
        page.select_option("[data-filter=kind]", "dropped")
        assert shown(page) == ["PP3 →"]
        assert page.locator("#count").inner_text() == "1 of 18 rows"
        assert page.locator("#count").get_attribute("aria-live") == "polite"
        page.select_option("[data-filter=kind]", "")
        page.select_option("[data-filter=addressees]", "parties")
        page.select_option("[data-filter=force]", "weaker")
        assert shown(page) == ["OP3 → PP6"]
        page.click("text=Clear")
        page.wait_for_function("document.querySelector('#count').textContent == '18 rows'")

    def test_a_filter_opens_what_is_folded_and_folds_it_again(self, page: Page) -> None:
        """A renewed row can be found, and goes back where it was."""
        before = shown(page)
        page.select_option("[data-filter=kind]", "renewed")
        assert shown(page) == ["OP2"]
        page.select_option("[data-filter=kind]", "")
        assert shown(page) == before

    def test_all_rows_unfold_and_fold(self, page: Page) -> None:
        """The button tells whether it is pressed."""
        folded = len(shown(page))
        page.click("#fold")
        assert len(shown(page)) == 18 > folded
        assert page.locator("#fold").get_attribute("aria-pressed") == "true"
        page.click("#fold")
        assert len(shown(page)) == folded

    def test_a_search_finds_words_across_marks_and_paints_them(self, page: Page) -> None:
        """Also where deleted words stand between; in upper case or lower."""
        page.fill("#search", "CONSIDER continuing JOINT")
        assert shown(page) == ["OP1"]
        assert page.evaluate("CSS.highlights.get('found').size") == 1
        painted = "[...CSS.highlights.get('found')][0].toString()"
        assert "joint" in page.evaluate(painted)
        page.fill("#search", "op6")
        assert shown(page) == ["OP4 → OP6, OP7"]
        page.fill("#search", "(.*")
        assert shown(page) == []
        page.keyboard.press("Escape")
        page.wait_for_function("document.querySelector('#count').textContent == '18 rows'")
        assert not page.evaluate("CSS.highlights.has('found')")

    def test_an_alert_leads_to_its_row(self, page: Page) -> None:
        """Again at a second click, and through a filter that hides the row."""
        page.select_option("[data-filter=kind]", "dropped")
        link = page.locator(".alerts a").first
        target = (link.get_attribute("href") or "").removeprefix("#")
        for _ in range(2):
            page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
            link.click()
            page.wait_for_function(f"document.activeElement.id == '{target}'")
        assert page.locator(f"#{target}").is_visible()

    def test_a_ribbon_leads_to_its_row_and_unfolds_it(self, page: Page) -> None:
        """Also where the row was folded away."""
        folded = page.locator(".run .row").first.get_attribute("id")
        assert not page.locator(f"#{folded}").is_visible()
        page.locator(f".ribbons a[href='#{folded}']").first.dispatch_event("click")
        page.evaluate(f"location.hash = '{folded}'")
        page.wait_for_function(f"document.activeElement.id == '{folded}'")
        assert page.locator(f"#{folded}").is_visible()

    def test_a_score_opens_to_its_clauses(self, page: Page) -> None:
        """By a click on it."""
        table = page.locator(".score table").first
        assert not table.is_visible()
        page.locator(".score summary").first.click()
        assert table.is_visible()


class TestKeys:
    """Everything can be done from the keyboard."""

    def test_rows_are_gone_through(self, page: Page) -> None:
        """By j and k, and by arrows once a row has the focus; the ends hold."""
        readable = page.locator(".row:visible").evaluate_all("rows => rows.map(row => row.id)")
        page.locator("#clauses").scroll_into_view_if_needed()
        page.keyboard.press("j")
        first = focused(page)
        assert first in readable
        at = readable.index(first)
        for key, step in (("j", 1), ("ArrowDown", 1), ("ArrowUp", -1), ("k", -1)):
            page.keyboard.press(key)
            at += step
            assert focused(page) == readable[at]
        for _ in range(len(readable) + 1):
            page.keyboard.press("j")
        assert focused(page) == readable[-1]

    def test_help_search_and_folds(self, page: Page) -> None:
        """Question mark, slash, u and escape; letters are letters while one types."""
        page.keyboard.press("?")
        assert page.locator("#help").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator("#help").is_visible()
        page.keyboard.press("/")
        assert focused(page) == "search"
        page.keyboard.type("jku?d")
        assert page.input_value("#search") == "jku?d"
        assert not page.locator("#help").is_visible()
        page.keyboard.press("Escape")
        assert page.input_value("#search") == ""
        page.keyboard.press("u")
        assert len(shown(page)) == 18

    def test_the_tab_key_meets_the_controls_and_shows_where_it_is(self, page: Page) -> None:
        """First a link past the head; what has the focus is outlined."""
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        met = set()
        for _ in range(40):
            page.keyboard.press("Tab")
            met.add(page.evaluate("document.activeElement.id || document.activeElement.localName"))
            outline = "getComputedStyle(document.activeElement).outlineStyle"
            assert page.evaluate(outline) != "none"
        assert {"theme", "help-button", "search", "summary"} <= met


def _luminance(colour: str) -> float:
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


COLOURS = """() => {
  const probe = document.body.appendChild(document.createElement("p"));
  const read = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const names = "paper faint ink soft accent old old-paper new new-paper mark".split(" ");
  const found = Object.fromEntries(names.map((name) => [name, read(name)]));
  probe.remove();
  return found;
}"""
GROUNDS = [
    *((words, "paper") for words in ("ink", "soft", "accent", "old", "new")),
    *((words, "faint") for words in ("ink", "soft", "old", "new")),
    *(("old", "old-paper"), ("new", "new-paper"), ("ink", "mark")),
]


class TestLooks:
    """Light and dark, narrow, printed, without script."""

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_words_stand_out_from_their_ground(
        self, browser: Browser, report: Path, scheme: str
    ) -> None:
        """Every pair of colours that meets has the contrast that the guidelines ask for."""
        page = browser.new_page(color_scheme=scheme)
        page.goto(report.as_uri())
        colours = page.evaluate(COLOURS)
        page.close()
        assert (_luminance(colours["paper"]) < 0.2) == (scheme == "dark")
        for words, ground in GROUNDS:
            lights = sorted(_luminance(colours[name]) + 0.05 for name in (words, ground))
            assert lights[1] / lights[0] >= LEAST_CONTRAST, (words, ground)

    def test_the_switch_overrules_the_system(self, page: Page) -> None:
        """By the button and by its key, and the button says which it is."""
        ground = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(ground)
        page.click("#theme")
        assert _luminance(page.evaluate(ground)) < 0.2
        assert page.locator("#theme").get_attribute("aria-pressed") == "true"
        page.keyboard.press("d")
        assert page.evaluate(ground) == light

    @pytest.mark.parametrize("width", [320, 768, 1024, 1920])
    def test_nothing_sticks_out(self, page: Page, width: int) -> None:
        """From a small telephone to a wide screen, the page scrolls one way only."""
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    def test_it_prints_on_a4(self, page: Page) -> None:
        """In black on white whatever the screen has, with every row and no buttons."""
        pdfium = pytest.importorskip("pypdfium2", reason="needs pypdfium2: extra pdf")
        page.click("#theme")
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        printed = pdfium.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        try:
            assert tuple(round(side) for side in printed[0].get_size()) == (595, 842)
            words = " ".join(leaf.get_textpage().get_text_range() for leaf in printed)
        finally:
            printed.close()
        folded = re.sub(r"\s+", " ", words)
        assert "Inform the Secretary-General of the United Nations" in folded
        assert "Unfold all" not in folded

    def test_it_reads_without_script(self, browser: Browser, report: Path) -> None:
        """Rows, folds and links are there; controls that would do nothing are not."""
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(report.as_uri())
        assert "OP1" in shown(page)
        assert not page.locator(".tools").is_visible()
        assert not page.locator("#theme").is_visible()
        page.locator(".run summary").first.click()
        assert "Chapeau" in shown(page)
        context.close()

    def test_arabic_runs_from_the_right(self, browser: Browser, tmp_path: Path) -> None:
        """The words of a row follow the direction of their script."""
        texts = ("1. يطلب من الدول الوصول.\n", "1. يطلب من الدول العبور.\n")
        path = tmp_path / "arabic.html"
        path.write_text(render(compare(*map(parse, texts)), "html"), encoding="utf-8")
        page = browser.new_page()
        page.goto(path.as_uri())
        direction = "row => getComputedStyle(row).direction"
        assert page.locator(".wording").first.evaluate(direction) == "rtl"
        page.close()


HOSTILE = "</title></style></script><script>window.taken = 1</script><img src='http://x/y.png'>"


def test_hostile_words_run_nothing_and_ask_for_nothing(browser: Browser, tmp_path: Path) -> None:
    """In title, file name and text they are words, and the page works as ever."""
    base, other = (
        parse(f"1. Requests {words} {HOSTILE} the ports;\n2. Urges {HOSTILE};\n")
        for words in ("all", "none of")
    )
    options = HtmlOptions(names=(HOSTILE, "b"), title=HOSTILE)
    path = tmp_path / "hostile.html"
    path.write_text(render(compare(base, other), "html", options=options), encoding="utf-8")
    visited = Visit(browser.new_page())
    visited.page.goto(path.as_uri())
    assert visited.page.evaluate("window.taken === undefined && document.images.length === 0")
    visited.page.fill("#search", "<script>")
    assert visited.page.locator(".row:visible").count() > 0
    visited.page.close()
    assert (visited.said, visited.asked) == ([], [path.as_uri()])
