"""Reads our own documents: their links, their headings, and the commands that they tell a person to type."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house.code import ROOT, list_files, name_of

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


def list_documents() -> list[Path]:
    """Every Markdown page of ours."""
    return [path for path in list_files() if path.suffix == ".md" and name_of(path) != "THIRD_PARTY_NOTICES.md"]


def list_targets(makefile: str) -> set[str]:
    """The names that ``make`` knows."""
    return set(TARGET.findall(makefile))


def list_typed(text: str, command: str) -> list[str]:
    """What follows a command wherever a page shows it as something to type: in a code block or between backticks."""
    shown = [body for _, body in FENCE.findall(text)] + re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
    lines = [line.strip().removeprefix("$ ") for body in shown for line in body.splitlines()]
    starts = (f"{command} ", f".venv/bin/{command} ")
    return [line.split(" ", 1)[1].split()[0] for line in lines if line.startswith(starts)]


def list_blocks(text: str, language: str) -> list[str]:
    """The code blocks of a page that are marked as being in this language."""
    return [body for told, body in FENCE.findall(text) if told == language]


def anchors_of(text: str) -> set[str]:
    """The places of a page that a link may point to, as the usual viewers name them."""
    plain = [re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", heading) for heading in HEADING.findall(FENCE.sub("", text))]
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in plain}


def find_dead_links(page: Path, text: str) -> list[str]:
    """The links of a page that lead to no file or heading of ours; addresses of other sites are not followed."""
    links = [link for link in LINK.findall(FENCE.sub("", text)) if not re.match(r"[a-z]+:", link)]
    return [f"{name_of(page)}: {link}" for link in links if not leads_somewhere(page, text, link)]


def leads_somewhere(page: Path, text: str, link: str) -> bool:
    """Whether a link of this page leads to a file of ours, and to a heading in it where it names one."""
    name, _, anchor = link.partition("#")
    goal = (page.parent / name).resolve() if name else page
    if goal != page and not goal.exists():
        return False
    return not anchor or anchor in anchors_of(text if goal == page else goal.read_text(encoding="utf-8"))


def read_makefile() -> str:
    """The Makefile's text."""
    return (ROOT / "Makefile").read_text(encoding="utf-8")
