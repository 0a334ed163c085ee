"""The word lists and fragments of a made-up force, one file a subject; all invented by hand."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a list, in order; cells are separated by a bar so that sentences may hold commas."""
    text = files(__name__).joinpath(name + ".txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="|", quoting=csv.QUOTE_NONE))


@cache
def read_sections(name: str) -> dict[str, tuple[str, ...]]:
    """The sentences of a file under their headings; a heading stands in square brackets."""
    text = files(__name__).joinpath(name + ".txt").read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            current.append(line)
    return {heading: tuple(lines) for heading, lines in sections.items()}
