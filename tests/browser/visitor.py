"""Someone at a browser, who checks every page they see."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import ConsoleMessage, Locator, Page

from tests.web.made_up import PASSWORD

AXE = (Path(__file__).parent / "vendor/axe-core-4.14.1.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (rules) => (await axe.run(document, {runOnly: rules})).violations
    .map(found => found.id + ': ' + found.nodes.map(node => node.html.slice(0, 200)).join(' | '))"""
NARROW = {"width": 320, "height": 640}


class Visitor:
    """Opens pages, presses and types; each new page is checked before the next step leaves it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.errors: list[str] = []
        self.checked: set[str] = set()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(f"{self.page.url}: {message.text}")

    def open(self, path: str) -> Visitor:
        """Go to an address of ours."""
        self.page.goto(self.address + path)
        self.check_page()
        return self

    def sign_in(self, username: str, password: str = PASSWORD) -> Visitor:
        """Sign in as someone."""
        self.open("/sign-in/")
        self.page.get_by_label("Username").fill(username)
        self.page.get_by_label("Password").fill(password)
        return self.press("Sign in")

    def press(self, name: str, role: str = "button") -> Visitor:
        """Press a button, or follow a link, by the words on it."""
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
        return self.settle()

    def follow(self, name: str) -> Visitor:
        """Follow a link by its words."""
        return self.press(name, "link")

    def key(self, *keys: str) -> Visitor:
        """Press keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)
        return self.settle()

    def go(self, key: str) -> Visitor:
        """Press a key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        return self.settle()

    def settle(self) -> Visitor:
        """Wait until the page has come, and check it."""
        self.page.wait_for_load_state("networkidle")
        self.check_page()
        return self

    def sees(self, words: str) -> bool:
        """Whether the words stand on the page where a reader can see them."""
        return self.page.get_by_text(words).first.is_visible()

    def at(self, selector: str) -> Locator:
        """A part of the page."""
        return self.page.locator(selector)

    def check_page(self) -> None:
        """No fault that axe finds, and no sideways scroll on a screen of 320 pixels."""
        self.page.evaluate(AXE)
        found = self.page.evaluate(RUN_AXE, RULES)
        assert found == [], f"{self.page.url}: {found}"
        if self.page.url not in self.checked:
            self.checked.add(self.page.url)
            self._check_narrow()

    def _check_narrow(self) -> None:
        wide = self.page.viewport_size
        assert wide is not None
        self.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        width = self.page.evaluate("document.documentElement.scrollWidth")
        self.page.set_viewport_size(wide)
        assert width <= NARROW["width"], f"{self.page.url} is {width} pixels wide on a screen of 320"

    def expect_no_console_errors(self) -> None:
        """Nothing was said in the console. Pages that are meant to be missing say 404 there, and only that."""
        said = [error for error in self.errors if "status of 404" not in error]
        assert said == []
