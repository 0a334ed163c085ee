"""A proposed mapping, as values: which file feeds which table, from which columns, and what a person must settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from childtonotice.screening.propose.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Choice:
    """Where one of our columns comes from. ``settle``: why a person should look at it; ``options``: as mapping.toml."""

    ours: str
    sources: tuple[str, ...] = ()
    options: Mapping[str, object] = field(default_factory=dict)
    settle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TablePlan:
    """How a file feeds one table."""

    table: str
    choices: tuple[Choice, ...]
    key: str = ""
    any_of: tuple[str, ...] = ()
    skip_where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settle: tuple[str, ...] = ()

    @property
    def used(self) -> set[str]:
        """All of their columns that it reads."""
        named = {name for choice in self.choices for name in choice.sources}
        ticks = {name for choice in self.choices for name in _names_in(choice.options.get("ticks"))}
        return named | ticks | set(self.any_of) | set(self.skip_where)

    def choice(self, ours: str) -> Choice | None:
        """Where one of our columns comes from; None where from nowhere."""
        return next((choice for choice in self.choices if choice.ours == ours), None)


def _names_in(ticks: object) -> list[str]:
    return list(ticks) if isinstance(ticks, dict) else []


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """One file or sheet and the tables it feeds. ``pattern``: the file's name, with * where it changes."""

    sheet: Sheet
    pattern: str
    tables: tuple[TablePlan, ...]
    settle: tuple[str, ...] = ()

    @property
    def unused(self) -> list[str]:
        """Their columns that feed nothing."""
        used = {name for table in self.tables for name in table.used}
        return [column.name for column in self.sheet.columns if column.name not in used]


@dataclass(frozen=True, slots=True)
class CodeList:
    """A force's codes and our words. ``pairs``: code, our word, how often it stands there, and whether it is a guess.

    ``without``: how many different codes have no word, and how often they stand there.
    """

    name: str
    pairs: tuple[tuple[str, str, int, bool], ...]
    without: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that is proposed for a folder. ``own``: files that already use our names; ``left``: files left alone."""

    sources: tuple[SourcePlan, ...]
    codes: tuple[CodeList, ...]
    unknown: tuple[str, ...]
    left: tuple[tuple[str, str], ...] = ()
    own: tuple[str, ...] = ()
