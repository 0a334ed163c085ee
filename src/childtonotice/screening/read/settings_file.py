"""A settings file in TOML, read strictly: every mistake is named with its file, its key and its cure."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from childtonotice.screening.errors import CannotStart

MOST = 36_500
_KINDS = {str: "a text", int: "a whole number", bool: "true or false", list: "a list", dict: "a table"}


@dataclass(frozen=True, slots=True)
class Section:
    """Part of a settings file: its values, and the words by which a message names it."""

    file: str
    name: str
    values: Mapping[str, Any]

    def refuse(self, key: str, problem: str, cure: str) -> NoReturn:
        """Stop with a sentence about one key of this section."""
        where = f"{self.name}.{key}" if self.name and key else self.name or key
        raise CannotStart(f"{self.file}: {where} {problem}.", cure)

    def allow(self, known: Collection[str]) -> None:
        """Stop at a key that nobody reads: it is a slip of the pen, and would be without effect."""
        for key in self.values:
            if key not in known:
                near = difflib.get_close_matches(key, list(known), n=1, cutoff=0.6)
                cure = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(sorted(known))}."
                self.refuse(key, "is not a known key", cure)

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        return str(self._typed(key, str, default))

    def number(self, key: str, default: int = 0) -> int:
        """A whole number, not below zero and, since most are days, not beyond a hundred years of them."""
        value = self._typed(key, int, default)
        if isinstance(value, bool) or not 0 <= value <= MOST:
            self.refuse(key, f"is not a whole number from 0 to {MOST:,}", "Write a number such as 7.")
        return int(value)

    def flag(self, key: str) -> bool:
        """True or false."""
        return bool(self._typed(key, bool, False))

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        value = self.values.get(key, list(default))
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.refuse(key, "is not a list of texts", f'Write {key.split(".")[-1]} = ["one", "two"].')
        return tuple(value)

    def section(self, key: str) -> Section:
        """A table within this one; empty where it is not there."""
        value = self._typed(key, dict, {})
        return Section(self.file, f"{self.name}.{key}" if self.name else key, value)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A table of texts to texts, in the order of the file."""
        section = self.section(key)
        return tuple((name, section.text(name)) for name in section.values)

    def sections(self, key: str) -> tuple[Section, ...]:
        """A list of tables, as ``[[key]]`` writes them."""
        value = self._typed(key, list, [])
        if not all(isinstance(item, dict) for item in value):
            self.refuse(key, "is not a list of tables", f"Begin each with [[{key}]].")
        return tuple(Section(self.file, f"{key} {at}", item) for at, item in enumerate(value, start=1))

    def _typed(self, key: str, kind: type, default: Any) -> Any:
        value = self.values.get(key, default)
        if not isinstance(value, kind):
            self.refuse(key, f"is not {_KINDS[kind]}", f"Write {_KINDS[kind]} there.")
        return value


def read_settings(path: Path) -> Section:
    """Read a TOML file; raises CannotStart where it cannot be read or is not TOML."""
    try:
        return Section(path.name, "", tomllib.loads(path.read_bytes().decode("utf-8-sig")))
    except OSError as error:
        raise CannotStart(f"{path} cannot be read: {(error.strerror or 'unknown reason').lower()}.",
                          "Check the path and your rights.") from None  # fmt: skip
    except UnicodeDecodeError:
        raise CannotStart(f"{path.name} is not written in UTF-8.", "Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise CannotStart(f"{path.name} is not valid TOML: {error}.",
                          "Correct that line; a text stands in quotation marks.") from None  # fmt: skip
