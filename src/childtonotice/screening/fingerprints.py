"""Fingerprints by which a run can be told from another: the same three give the same answer, byte for byte."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec

from childtonotice.screening.force import Force


def fingerprint_force(force: Force) -> str:
    """Of a force's settings, whatever the order in which they were written (R49)."""
    parts = (f"{entry.name}={getattr(force, entry.name)!r}" for entry in fields(force))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@lru_cache(maxsize=1)
def fingerprint_code() -> str:
    """Of the engine's own files: rules, word lists and SQL (R49)."""
    digest = hashlib.sha256()
    for name, content in walk_files(files("childtonotice.screening"), ""):
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


@lru_cache(maxsize=1)
def fingerprint_keys() -> str:
    """Of the code and word lists that give an address its key: kept keys are good while these are the same."""
    digest = hashlib.sha256()
    engine = files("childtonotice.screening")
    places = engine / "gather" / "places.py"
    for name, content in [*walk_files(engine / "link", ""), ("places", places.read_bytes())]:
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


def tell_rules() -> str:
    """Whether the rules at work are ``plain`` Python or ``compiled``: the answers are the same byte for byte."""
    found = find_spec("childtonotice.screening.rules.judge")
    return "plain" if found and found.origin and found.origin.endswith(".py") else "compiled"


def walk_files(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    """The engine's files with their contents, by name."""
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{prefix}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found += walk_files(entry, name)
        elif entry.name.endswith((".py", ".sql", ".csv", ".json", ".txt")):
            found.append((name, entry.read_bytes()))
    return found
