"""The pages of docs/ that are written from the code: ``python -m tests.house.generated`` writes each of them again."""

from __future__ import annotations

from collections.abc import Callable

from childtonotice.screening.tables import TABLES, Table
from tests.house.code import ROOT
from tests.house.policy import describe_examples, describe_policy

NOTE = "<!-- Written from the code by `make docs`; edits made here are lost. -->"
KINDS = {
    "id": "id, kept as written",
    "text": "text",
    "log": "long text",
    "list": "list, items separated by `;`",
    "time": "time, ISO 8601; without an offset London time",
    "date": "date, YYYY-MM-DD",
    "yesno": "yes or no",
    "age": "age: `n`, `lo-hi`, `<n`, `n+`",
    "word": "one word of a list",
}


INTRODUCTION = """\
A force hands over one folder with a file for each table, as CSV (with a header row), Parquet or XLSX. The order of the
columns is free. An empty cell means "not recorded". A force whose export has other names, codes or formats writes a
`mapping.toml`; it never has to change its export. A row without a required value is quarantined."""


def describe_tables() -> str:
    """docs/tables.md: each table that an extract may hold, with its columns."""
    sections = [line for table in TABLES.values() for line in describe_table(table)]
    return "\n\n".join(["# The tables of an extract", NOTE, INTRODUCTION, *sections]) + "\n"


def describe_table(table: Table) -> list[str]:
    """One table: its name, what makes a row unique, and a row for each column."""
    key = " and ".join(f"`{name}`" for name in table.key) or "nothing: rows may repeat"
    rows = ["| column | holds | meaning |", "|---|---|---|"]
    for column in table.columns:
        mark = " **(required)**" if column.required else ""
        rows.append(f"| `{column.name}` | {describe_kind(column.kind, column.values)} | {column.meaning}{mark} |")
    return [f"## {table.name}", f"What makes a row unique: {key}.", "\n".join(rows)]


def describe_kind(kind: str, values: tuple[str, ...]) -> str:
    """What a column may hold, in words."""
    return f"one of: {', '.join(values)}" if values and kind == "word" else KINDS[kind]


def describe_access() -> str:
    """docs/access.md: which role may do what."""
    from childtonotice.casework.matrix import describe_access as describe

    return describe()


def describe_figures() -> str:
    """docs/figures.md: every figure with what it asks and how it is counted."""
    from childtonotice.casework.reports.catalogue import describe_figures as describe

    return describe()


def describe_rules() -> str:
    """docs/policy.md: every rule with its sentence and its examples."""
    return describe_policy(NOTE)


def describe_more() -> str:
    """docs/examples.md: the further examples and the words of logs."""
    return describe_examples(NOTE)


def describe_reading() -> str:
    """docs/reading.md: what each field of the item page means."""
    from childtonotice.casework.guidance import describe_guidance

    return describe_guidance()


def describe_star() -> str:
    """docs/star.md: the tables that other tools read."""
    from childtonotice.casework.reports.star import describe_star as describe

    return describe()


PAGES: dict[str, Callable[[], str]] = {
    "docs/tables.md": describe_tables,
    "docs/access.md": describe_access,
    "docs/policy.md": describe_rules,
    "docs/examples.md": describe_more,
    "docs/reading.md": describe_reading,
    "docs/figures.md": describe_figures,
    "docs/star.md": describe_star,
}


def write_pages() -> None:
    """Write every generated page whose text has changed, and say which."""
    for name, describe in PAGES.items():
        path, text = ROOT / name, describe()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"{name}: written again")


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "childtonotice.config.settings")
    django.setup()
    write_pages()
