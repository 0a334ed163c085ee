"""The report of an extract as one page of HTML that needs nothing else: no script, no picture, no network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from string import Template

from childtonotice.screening.report.advice import advise, headline, say_days, tell_of_child
from childtonotice.screening.report.costs import name_rulings
from childtonotice.screening.report.facts import Kind, Report
from childtonotice.screening.report.text import list_names, say_filled, say_range
from childtonotice.screening.report.unread import list_records

_MOST_KINDS = 100
_WEIGHTS = {1: "Grave", 2: "Large", 3: "Small"}
Cell = str | int


def write_page(report: Report) -> str:
    """The page, whole; everything that comes from the extract is escaped."""
    sections = (
        ("files", "What was read", _files(report)),
        ("missing", "What is missing, and what it costs", _losses(report)),
        ("aside", "Set aside", _kinds(report.aside, "Records that were not screened, by what is wrong with them")),
        ("doubts", "Accepted, but look", _kinds(report.doubts, "Records that were screened, but are doubtful")),
        ("codes", "Codes and words that are not understood", _unread(report)),
        ("alone", "Rows that stand alone", _loose(report)),
        ("unused", "Not used", _unused(report)),
        ("columns", "How far each column is filled", _columns(report)),
    )
    shown = [section for section in sections if section[2]]
    parts = [f'<h1>Report of an extract</h1>\n<p class="lead">{escape(headline(report))}</p>', _first(report)]
    parts += [_contents(shown), *(f'<h2 id="{name}">{title}</h2>\n{body}' for name, title, body in shown)]
    page = files("childtonotice.screening.report").joinpath("page.html").read_text(encoding="utf-8")
    return Template(page).substitute(body="\n".join(parts), fingerprint=escape(report.fingerprint))


def _first(report: Report) -> str:
    """What to do first; where nothing is to do, that."""
    said = advise(report)
    if not said:
        return '<div class="well"><h2>Nothing stands in the way</h2><p>What is left to look at is below.</p></div>'
    items = "\n".join(f"<li>{escape(line)}</li>" for line in said)
    return f'<div class="first"><h2>Do first</h2>\n<ol>\n{items}\n</ol></div>'


def _contents(shown: Sequence[tuple[str, str, str]]) -> str:
    links = "\n".join(f'<li><a href="#{name}">{title}</a></li>' for name, title, _ in shown)
    return f'<nav aria-label="On this page">\n<ul>\n{links}\n</ul>\n</nav>'


def _files(report: Report) -> str:
    rows = [(file.label, ", ".join(file.tables).replace("_", " "), file.read, file.accepted, file.aside)
            for file in report.files]  # fmt: skip
    tables = [(name.replace("_", " "), number) for name, number in report.rows.items()]
    notes = "".join(f"<p>{escape(note)}</p>" for note in report.notes)
    days = f"<p>Days without any report: {escape(say_days(report))}.</p>" if report.silent_days else ""
    heads = ("File", "Feeds", "Read", "Accepted", "Set aside")
    records = _table("Files, and how many of their records were read", heads, rows)
    return records + _table("Rows of our tables that come of them", ("Table", "Rows"), tables) + notes + days


def _losses(report: Report) -> str:
    rows = [(loss.what, _WEIGHTS[loss.cost.weight], loss.cost.lost, name_rulings(loss.cost.rulings) or "None")
            for loss in report.losses]  # fmt: skip
    return _table("Tables and columns that are missing or hardly filled, the gravest first",
                  ("What", "Weight", "What it costs", "Rules that rest on it"), rows)  # fmt: skip


def _kinds(kinds: Sequence[Kind], caption: str) -> str:
    rows = [(kind.file, kind.problem, list_records(kind.records), kind.count, kind.cure, kind.with_child)
            for kind in kinds[:_MOST_KINDS]]  # fmt: skip
    body = [(f, p, records, number, cure) for f, p, records, number, cure, _ in rows]
    marks = {at: f'<strong class="child">{tell_of_child(row[5])}</strong>' for at, row in enumerate(rows) if row[5]}
    more = f"<p>And {len(kinds) - _MOST_KINDS} other kinds: see problems.csv.</p>" if len(kinds) > _MOST_KINDS else ""
    return _table(caption, ("File", "What is wrong", "Records", "How many", "What to do"), body, marks) + more


def _unread(report: Report) -> str:
    rows = [(one.file, one.theirs, one.ours, one.shown, list_records(one.records), len(one.records), one.effect)
            for one in report.unread]  # fmt: skip
    heads = ("File", "Their column", "Our column", "Value", "Records", "How many", "What comes of it")
    table = _table("Values that no list of mapping.toml explains; longer ones are shown by their form", heads, rows)
    example = '<code>[codes.roles]</code> and <code>IP = "victim"</code>'
    return f"<p>Add each to a list of codes in mapping.toml, such as {example}.</p>{table}" if table else ""


def _loose(report: Report) -> str:
    rows = [(fact.what[:1].upper() + fact.what[1:], fact.count, fact.of, fact.effect) for fact in report.loose]
    return _table("Rows that point to nothing", ("What", "How many", "Of", "What it means"), rows)


def _unused(report: Report) -> str:
    rows: list[tuple[Cell, ...]] = [(file.label, list_names(file.unused)) for file in report.files if file.unused]
    rows += [(name, "the whole file: nothing in mapping.toml names it") for name in report.left]
    return _table("Columns and files of the export that nothing reads", ("File", "Columns"), rows)


def _columns(report: Report) -> str:
    rows = [(fact.table.replace("_", " "), fact.column, say_filled(fact), say_range(fact).removeprefix(", "))
            for fact in report.columns if report.rows[fact.table]]  # fmt: skip
    return _table("Our columns, how much of each is empty, and the range of its dates",
                  ("Table", "Column", "Filled", "Dates"), rows)  # fmt: skip


def _table(
    caption: str, heads: Sequence[str], rows: Sequence[tuple[Cell, ...]], marks: dict[int, str] | None = None
) -> str:
    """A table with a caption and scopes; empty where it has no row. ``marks``: HTML behind the second cell of a row."""
    if not rows:
        return ""
    numeric = [all(isinstance(row[at], int) for row in rows) for at in range(len(heads))]
    head = "".join(
        f'<th scope="col"{_n(number)}>{escape(name)}</th>' for name, number in zip(heads, numeric, strict=True)
    )
    body = "\n".join(_row(row, (marks or {}).get(at, "")) for at, row in enumerate(rows))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">\n<table>\n'
        f"<caption>{escape(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )


def _n(number: bool) -> str:
    return ' class="n"' if number else ""


def _row(row: Iterable[Cell], mark: str) -> str:
    cells = list(row)
    shown = [f'<th scope="row">{_say(cells[0])}</th>']
    shown += [f"<td{_n(isinstance(cell, int))}>{_say(cell)}{f' {mark}' if mark and at == 1 else ''}</td>"
              for at, cell in enumerate(cells[1:], start=1)]  # fmt: skip
    return f"<tr>{''.join(shown)}</tr>"


def _say(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int) else escape(cell)
