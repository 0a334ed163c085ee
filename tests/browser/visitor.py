"""Someone at a browser, who checks every page they see."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Request

from tests.web.made_up import PASSWORD

AXE = (Path(__file__).parent / "vendor/axe-core-4.14.1.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (rules) => {
    const [left, top] = [scrollX, scrollY];
    scrollTo(0, 0);
    const {violations} = await axe.run(document, {runOnly: rules});
    scrollTo(left, top);
    return violations.map(found => found.id + ': ' + found.nodes.map(node => node.html.slice(0, 200)).join(' | '));
}"""
# Comes back once the page has drawn itself and done what waited in it.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 40)))"
QUIET_LOOKS = 2  # in so many looks running nothing was on its way
NARROW = 320
PICTURED = os.environ.get("CTN_PICTURES")  # read before the tests take our own variables away
PICTURES = Path(__file__).parents[2] / "var" / "pictures"
NUMBER = re.compile(r"(?<=/)[0-9b-df-hj-np-tv-z]{8}(?=/)|(?<=/)\d+(?=/)")
CHECKED: set[str] = set()
PATIENCE = 120_000  # milliseconds: a machine with other things to do may take its time, and nothing here is a race


class Visitor:
    """Opens pages, presses and types; each page is checked before the next step leaves it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        page.set_default_timeout(PATIENCE)
        self.errors: list[str] = []
        self.measured: set[str] = set()
        self.under_way: set[Request] = set()
        page.on("request", lambda request: self.under_way.add(request))
        page.on("requestfinished", lambda request: self.under_way.discard(request))
        page.on("requestfailed", lambda request: self.under_way.discard(request))
        page.on("console", lambda message: self.errors.extend(_worth_saying(page, message)))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path: str) -> Visitor:
        """Go to an address of ours."""
        self.page.goto(self.address + path)
        return self.check_page()

    def sign_in(self, username: str, password: str = PASSWORD) -> Visitor:
        """Sign in as someone. The page for it is the same each time, and is checked once in a process."""
        self.page.goto(f"{self.address}/sign-in/")
        if "/sign-in/" not in CHECKED:
            CHECKED.add("/sign-in/")
            self.check_page()
        self.page.get_by_label("Username").fill(username)
        self.page.get_by_label("Password").fill(password)
        return self.press("Sign in")

    def press(self, name: str) -> Visitor:
        """Press a button by the words on it."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        return self.check_page()

    def follow(self, name: str) -> Visitor:
        """Follow a link by its words."""
        self.page.get_by_role("link", name=name, exact=True).first.click()
        return self.check_page()

    def key(self, *keys: str) -> Visitor:
        """Press keys that stay on the page, one after another."""
        for key in keys:
            self.page.keyboard.press(key)
        return self.check_page()

    def go(self, key: str) -> Visitor:
        """Press a key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        return self.check_page()

    def sees(self, words: str) -> bool:
        """Whether the words stand on the page where a reader can see them."""
        return self.page.get_by_text(words).first.is_visible()

    def at(self, selector: str) -> Locator:
        """A part of the page."""
        return self.page.locator(selector)

    def check_page(self) -> Visitor:
        """Wait for the page: no fault that axe finds, and no sideways scroll on a screen of 320 pixels."""
        wait_until_quiet(self.page, self.under_way)
        self.page.evaluate(AXE)
        # From the top: what lies half under the bar that stays in view is neither too small nor missing.
        found = self.page.evaluate(RUN_AXE, RULES)
        assert found == [], f"{self.page.url}: {found}"
        if self.page.url not in self.measured:
            self.measured.add(self.page.url)
            keep_picture(self.page, "wide")
            check_narrow(self.page)
        # What looking leaves on fields would be taken over by the next swap, and refused by our content policy.
        self.page.evaluate("document.querySelectorAll('[style=\"\"]').forEach(left => left.removeAttribute('style'))")
        return self


def unfold(visitor: Visitor, words: str) -> Visitor:
    """Open what is folded away under these words: a menu, a help, a group."""
    visitor.page.locator("summary", has_text=words).first.click()
    return visitor.check_page()


def wait_until_quiet(page: Page, under_way: Collection[Request]) -> None:
    """Wait until the page is there, nothing is on its way to it, and it has drawn what came."""
    quiet = 0
    while quiet < QUIET_LOOKS:
        page.wait_for_load_state("load")
        try:
            page.evaluate(DRAWN)
        except Error:  # another page came in between
            quiet = 0
        else:
            quiet = 0 if under_way else quiet + 1


def check_narrow(page: Page) -> None:
    """The page fits a screen of 320 pixels without a sideways scroll."""
    wide = page.viewport_size
    assert wide is not None
    page.set_viewport_size({"width": NARROW, "height": 640})
    width = page.evaluate("document.documentElement.scrollWidth")
    keep_picture(page, "narrow")
    page.set_viewport_size(wide)
    assert width <= NARROW, f"{page.url} is {width} pixels wide on a screen of {NARROW}"


def keep_picture(page: Page, width: str) -> None:
    """Where CTN_PICTURES=yes asks for it: a picture of the page in var/pictures, by its address, for whoever looks."""
    if PICTURED != "yes":
        return
    name = re.sub(r"[^a-z]+", "-", NUMBER.sub("one", urlsplit(page.url).path.casefold())).strip("-") or "front"
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)


def _worth_saying(page: Page, message: ConsoleMessage) -> list[str]:
    """Errors and warnings. A page that is meant to be missing says 404 in the console, and only that is let pass."""
    if message.type not in ("error", "warning") or "status of 404" in message.text:
        return []
    return [f"{page.url}: {message.text}"]
