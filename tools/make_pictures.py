"""Take the pictures of README.md from a page in a real browser.

usage: python tools/make_pictures.py

Compares the bundled statement with the fictional text of September 2020, opens the page in
Debian's chromium (extra `browser`; apt-get install chromium) and writes pictures/page.png and
pictures/clauses.png. They depend on the fonts of the machine: make both at once.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

import diplodiff as dd

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "seeds" / "examples" / "2020-09-16-moscow-second-round.txt"
PICTURES = ROOT / "pictures"
SIZE = {"width": 1280, "height": 860}


def take(page: Page, name: str, *, top: str) -> None:
    """Take a picture of the window with an element at its top."""
    page.evaluate("it => document.querySelector(it).scrollIntoView({behavior: 'instant'})", top)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


def main() -> None:
    """Take both pictures."""
    comparison = dd.compare(dd.reference_statement(), dd.read(EXAMPLE))
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        report = Path(folder) / "report.html"
        report.write_text(dd.render(comparison, "html"), encoding="utf-8")
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(report.as_uri())
        take(page, "page", top="body")
        take(page, "clauses", top="#row-7")
        browser.close()


if __name__ == "__main__":
    main()
