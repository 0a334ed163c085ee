"""People at their browsers: each looks at the list, takes the next item, thinks, decides; timed on loopback."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode

from bench.casework.fill import PASSWORD

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')
ITEM = re.compile(r"/items/([0-9A-Z]{8})/")
SAVED = "Saved: PPN not needed."
WORDS = "The girl was seen awake and well by the officer at 22:50."


@dataclass(slots=True)
class Told:
    """What one reader met: seconds of each kind of page, the items decided, conflicts, and answers that failed."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    decided: list[str] = field(default_factory=list)
    conflicts: int = 0
    failed: list[str] = field(default_factory=list)

    @contextmanager
    def timed(self, kind: str) -> Iterator[None]:
        """Time what happens inside as one page of this kind."""
        began = time.perf_counter()
        yield
        self.seconds.setdefault(kind, []).append(time.perf_counter() - began)


class Reader:
    """One person with cookies of their own. Each page is asked for anew: a server lets go of who thinks for long."""

    def __init__(self, port: int, name: str, area: str) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.name, self.area, self.told = name, area, Told()

    def ask(self, path: str, posted: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Ask for a page and return its status, where it leads, and its text."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        self.line.close()
        body = urlencode(posted) if posted is not None else None
        self.line.request("POST" if posted is not None else "GET", path, body, headers)
        answer = self.line.getresponse()
        text = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return answer.status, answer.getheader("Location") or "", text

    def sign_in(self, password: str = PASSWORD) -> None:
        """Sign in on the page for it."""
        _, _, page = self.ask("/sign-in/")
        self.ask("/sign-in/", {"login": self.name, "password": password, "csrfmiddlewaretoken": token_of(page)})

    def read_one(self, chance: Random, think: tuple[float, float]) -> bool:
        """Look at the list, take the next item, think, decide. False where nothing is left."""
        with self.told.timed("worklist"):
            _, _, page = self.ask(f"/lists/{self.area}/to-read/")
        with self.told.timed("Review next"):
            status, where, _ = self.ask(f"/lists/{self.area}/next/", {"csrfmiddlewaretoken": token_of(page)})
            found = ITEM.search(where)
            if status == 302 and found:
                status, _, page = self.ask(where)
        if found is None:
            return False
        if status != 200:
            self.told.failed.append(f"item {status}")
            return True
        time.sleep(chance.uniform(*think))
        self._decide(found[1], page)
        return True

    def _decide(self, number: str, page: str) -> None:
        version = VERSION.search(page)
        form = {
            "csrfmiddlewaretoken": token_of(page), "version": version[1] if version else "", "words": WORDS,
            "decision": "ppn-not-needed", "reason-ppn-not-needed": "seen-and-well", "then": "stay",
        }  # fmt: skip
        with self.told.timed("decision"):
            status, where, text = self.ask(f"/items/{number}/decide/", form)
        if status == 302:
            self.told.decided.append(number)
        elif "Your words are kept below" in text:
            self.told.conflicts += 1
        else:
            self.told.failed.append(f"decision {status} {where}")


def token_of(page: str) -> str:
    """The token of a page's forms."""
    found = TOKEN.search(page)
    return found[1] if found else ""


def read_together(
    port: int, people: list[str], areas: list[str], *, seconds: float, think: tuple[float, float], seed: int
) -> list[Told]:
    """Let everybody read at once for so many seconds; returns what each met."""
    readers = [Reader(port, name, areas[place % len(areas)]) for place, name in enumerate(people)]
    for reader in readers:
        reader.sign_in()
    ends = time.perf_counter() + seconds

    def read(reader: Reader, place: int) -> None:
        chance = Random(f"{seed} {place}")
        time.sleep(chance.uniform(0, think[1]))
        while time.perf_counter() < ends and reader.read_one(chance, think):
            pass

    threads = [threading.Thread(target=read, args=(reader, place)) for place, reader in enumerate(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [reader.told for reader in readers]
