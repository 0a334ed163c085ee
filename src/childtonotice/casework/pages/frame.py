"""What stands around every page: the force, the area, who is signed in, and the one banner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from childtonotice.casework.access import Reader, may
from childtonotice.casework.force import our_force
from childtonotice.casework.lists import banners, count_questions
from childtonotice.casework.lists.ppns import count_ppns
from childtonotice.casework.lists.values import Banner
from childtonotice.casework.matrix import Verb
from childtonotice.casework.pages.door import reader_behind

KEYS_OFF = "keys-off"
KNOWN_BANNERS = "known_banners"
SIGNS = {"red": "Important.", "yellow": "Check.", "blue": "News."}


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the header."""

    words: str
    address: str
    current: bool
    menu: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """Links of the header that stand in one menu; one alone stands for itself, without a ``name``."""

    name: str
    links: tuple[Link, ...]

    @property
    def current(self) -> bool:
        """Whether the page shown is one of these."""
        return any(link.current for link in self.links)


@dataclass(frozen=True, slots=True)
class TopBanner:
    """The worst banner, and how many more there are."""

    colour: str
    sign: str
    words: str
    link: str
    address: str
    more: int


class Frame:
    """What the header, banner and footer show. Parts are worked out when a template asks for them."""

    def __init__(self, request: HttpRequest, reader: Reader | None) -> None:
        self.request, self.reader = request, reader
        force = our_force()
        self.force_name, self.ppn_word = force.name, force.ppn_word
        self.signed_in = reader is not None
        self.user_name = reader.name if reader else ""
        self.directory = settings.DIRECTORY
        self.passwords = not settings.DIRECTORY or settings.DIRECTORY.passwords

    @property
    def keys(self) -> bool:
        """Whether the shortcut keys are on, for this reader."""
        return not self.request.session.get(KEYS_OFF, False)

    @cached_property
    def may_search(self) -> bool:
        """Whether this reader may look items up."""
        return self.reader is not None and may(self.reader, Verb.LIST)

    @cached_property
    def may_assess(self) -> bool:
        """Whether this reader may open a PPN."""
        return self.reader is not None and may(self.reader, Verb.ASSESS)

    @cached_property
    def menus(self) -> tuple[Menu, ...]:
        """The pages that this reader works with, in one line."""
        return fold_menus(tuple(_links(self.reader, self.request.path))) if self.reader else ()

    @cached_property
    def banner(self) -> TopBanner | None:
        """The one banner: the worst of what the reader should know before they read."""
        if self.reader is None:
            return None
        # A list has asked already, for its own area.
        found = getattr(self.request, KNOWN_BANNERS, None)
        found = banners(self.reader) if found is None else found
        return _top(found) if found else None


# Who may have a page, its words, its name, the addresses that belong to it, and the menu that it joins where a reader
# has more pages than one line holds.
LINKS = (
    (Verb.LIST, "Worklist", "lists", ("/lists/", "/items/"), ""),
    (Verb.ANSWER, "Questions", "questions", ("/questions/",), ""),
    (Verb.RECOVER, "Requests", "requests", ("/requests/",), ""),
    (Verb.ASSESS, "PPNs", "ppns", ("/ppns/",), ""),
    (Verb.PARTNERS, "Partners", "partners", ("/partners/",), ""),
    (Verb.CHECKS, "Blind checks", "checks", ("/checks/",), ""),
    (Verb.REPORTS, "Figures", "figures", ("/figures/", "/papers/"), "Figures"),
    (Verb.LIST, "Areas", "areas", ("/areas/",), "Figures"),
    (Verb.OFFICER_FIGURES, "Teams", "team", ("/team/",), "Figures"),
    (Verb.RUNS, "Runs", "runs", ("/runs/",), "More"),
    (Verb.UNDO_LATER, "Retention", "keeping", ("/keeping/",), "More"),
    (Verb.TABLES, "Tables", "tables", ("/tables/",), "More"),
    (Verb.SETTINGS, "Settings", "settings", ("/settings/",), "More"),
    (Verb.USERS, "Users", "users", ("/users/",), "More"),
    (Verb.AUDIT, "Audit log", "audit", ("/audit/",), "More"),
)
ON_ONE_LINE = 7
COUNTS = {Verb.ANSWER: count_questions, Verb.ASSESS: count_ppns}


def _links(reader: Reader, path: str) -> Iterator[Link]:
    for verb, words, name, starts, menu in LINKS:
        if may(reader, verb):
            count = COUNTS[verb](reader) if verb in COUNTS else 0
            words = words.replace("PPN", our_force().ppn_word)
            yield Link(f"{words} {count}" if count else words, reverse(name), path.startswith(starts), menu)


def fold_menus(links: tuple[Link, ...]) -> tuple[Menu, ...]:
    """The links as the header shows them: each for itself, and where they are too many some of them in menus."""
    if len(links) <= ON_ONE_LINE:
        return tuple(Menu("", (link,)) for link in links)
    grouped = groupby(links, key=lambda link: link.menu or link.address)
    found = [(name, tuple(group)) for name, group in grouped]
    return tuple(Menu(name if len(group) > 1 else "", group) for name, group in found)


def _top(found: tuple[Banner, ...]) -> TopBanner:
    worst = found[0]
    link, address = ("Open it", reverse("item", args=[worst.number])) if worst.number else ("", "")
    if worst.code == "unreadable":
        link, address = "See which", reverse("notices")
    if worst.code == "messages":
        link, address = "Say what became of them", reverse("messages")
    return TopBanner(worst.colour, SIGNS[worst.colour], worst.words, link, address, len(found) - 1)


def describe_frame(request: HttpRequest) -> dict[str, Any]:
    """The frame of a page, for its template."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    frame = Frame(request, reader_behind(request) if signed_in else None)
    return {"frame": frame}
