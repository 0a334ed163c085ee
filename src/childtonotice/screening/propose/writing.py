"""A proposal as mapping.toml: what is clear as plain lines, what is doubtful with a numbered remark to settle."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from childtonotice.screening.propose.codes import may_show, our_words
from childtonotice.screening.propose.looks import look_at, show_shapes
from childtonotice.screening.propose.plans import Choice, CodeList, Proposal, SourcePlan, TablePlan
from childtonotice.screening.tables import TABLES

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HEAD = """# How the files of this force become ours: proposed by `ctn map` from the names and the cells of the export.
# Left of = is our column, right of it theirs. What is doubtful is marked "To settle": correct the line or leave it,
# then delete the remark. What each option means is in docs/mapping.md. Try it with: ctn check EXTRACT --force FOLDER
"""
_LOST = {
    "incidents": {"log": "children known only from the text are not found (rulings 3 to 6)",
                  "opening_code": "no category can name a child (ruling 7), and children of the household are not "
                                  "looked for at the address (ruling 8)",
                  "flags": "nothing is left out as MARAC, test or duplicate (ruling 11)",
                  "area": "every incident goes to one list",
                  "location": "nobody is found at the address (ruling 8)"},
    "ppns": {"kind": "no PPN covers for certain (ruling 12)",
             "incident_id": "PPNs are matched by name and day alone (ruling 13)",
             "narrative": "PPNs cannot be told apart by what they tell (rulings 13 and 15)"},
}  # fmt: skip
# The same of tables that several files may feed: said where none of them has it.
_LOST_BY_ALL = {
    "people": {"date_of_birth": "children are known by a recorded age or by the log alone",
               "surname": "a PPN can only be matched by number or by forename"},
    "ppn_subjects": {"surname": "whom a PPN names can only be told by number or by forename (ruling 14)",
                     "date_of_birth": "namesakes on PPNs cannot be told apart (ruling 14)"},
}  # fmt: skip
_MOST_CODES = 12


@dataclass(slots=True)
class Remarks:
    """The doubts met while writing, numbered."""

    said: list[str] = field(default_factory=list)

    def settle(self, why: str) -> str:
        """A remark, as a line of comment."""
        self.said.append(why)
        return f"# To settle {len(self.said)}: {why}."


def write_mapping(proposal: Proposal) -> tuple[str, tuple[str, ...]]:
    """The text of mapping.toml, and everything in it that a person should settle."""
    remarks = Remarks()
    parts = [_HEAD]
    parts += [*_missing_tables(proposal, remarks), *_missing_columns(proposal, remarks)]
    if proposal.unknown:
        parts.append(f'# Words that mean "not recorded".\nunknown = {_value(list(proposal.unknown))}\n')
    parts += [_write_source(source, remarks) for source in proposal.sources]
    parts += [_write_codes(codes, remarks) for codes in proposal.codes]
    parts += _write_left(proposal)
    return "\n".join(parts), tuple(remarks.said)


def _missing_tables(proposal: Proposal, remarks: Remarks) -> list[str]:
    fed = {table.table for source in proposal.sources for table in source.tables}
    fed |= {name.rsplit(".", 1)[0].casefold() for name in proposal.own}
    lost = {"people": "nobody's date of birth or address is known", "involvements": "nobody is linked to an incident",
            "ppns": "no incident can be covered, so every child is listed",
            "ppn_subjects": "no PPN names anybody, so none covers for certain (ruling 12)"}  # fmt: skip
    return [remarks.settle(f"no file holds the {name.replace('_', ' ')}: {what}") + "\n"
            for name, what in lost.items() if name not in fed]  # fmt: skip


def _missing_columns(proposal: Proposal, remarks: Remarks) -> list[str]:
    plans = [table for source in proposal.sources for table in source.tables]
    fed = {table.table for table in plans} - {name.rsplit(".", 1)[0].casefold() for name in proposal.own}
    told = {(table.table, choice.ours) for table in plans for choice in table.choices}
    return [remarks.settle(f"{table.replace('_', ' ')}: no column for {ours}: {what}") + "\n"
            for table, lost in _LOST_BY_ALL.items() if table in fed
            for ours, what in lost.items() if (table, ours) not in told]  # fmt: skip


def _write_source(source: SourcePlan, remarks: Remarks) -> str:
    sheet = source.sheet
    lines = [f"# {source.sheet.label}: {sheet.rows} records looked at, {len(sheet.columns)} columns."]
    if sheet.repeated:
        names = ", ".join(map(repr, sheet.repeated))
        lines.append(remarks.settle(
            f"{sheet.label}: several columns are called {names}, and only the first of each is read, so people are "
            "missed: give each a name of its own in the export (Victim name, Suspect name)"
        ))  # fmt: skip
    lines.append("[[source]]")
    lines.append(f"file = {_value(source.pattern)}")
    if sheet.sheet:
        lines.append(f"sheet = {_value(sheet.sheet)}")
    if sheet.header_row > 1:
        lines.append(f"header_row = {sheet.header_row}")
    if sheet.encoding:
        lines.append(f"encoding = {_value(sheet.encoding)}")
    if sheet.delimiter:
        lines.append(f"delimiter = {_value('tab' if sheet.delimiter == chr(9) else sheet.delimiter)}")
    for number, table in enumerate(source.tables):
        several = sum(other.table == table.table for other in source.tables) > 1
        lines += [
            "",
            *_write_table(
                table, several, remarks, first=not any(other.table == table.table for other in source.tables[:number])
            ),
        ]
    lines += _write_unused(source)
    return "\n".join(lines) + "\n"


def _write_table(table: TablePlan, several: bool, remarks: Remarks, *, first: bool) -> list[str]:
    lines = [remarks.settle(why) for why in table.settle]
    if first:
        lines += [remarks.settle(f"no column for {ours}: {what}") for ours, what in _LOST.get(table.table, {}).items()
                  if table.choice(ours) is None]  # fmt: skip
    head = f"source.{table.table}"
    options = _table_options(table)
    if several or options:
        lines += [f"[[{head}]]" if several else f"[{head}]", *options, ""]
    lines.append(f"[{head}.columns]")
    order = {name: at for at, name in enumerate(TABLES[table.table].names)}
    for choice in sorted(table.choices, key=lambda choice: order[choice.ours]):
        lines += [remarks.settle(f"{choice.ours}: {why}") for why in choice.settle]
        lines.append(f"{choice.ours} = {_write_choice(choice)}")
    return lines


def _table_options(table: TablePlan) -> list[str]:
    lines = [f"key = {_value(table.key)}"] if table.key else []
    if table.skip_where:
        lines.append(f"skip_where = {_value({name: list(words) for name, words in table.skip_where.items()})}")
    if table.any_of:
        lines.append(f"any_of = {_value(list(table.any_of))}")
    return lines


def _write_choice(choice: Choice) -> str:
    if len(choice.sources) == 1 and not choice.options:
        return _value(choice.sources[0])
    table: dict[str, object] = {}
    if choice.sources:
        table["from"] = choice.sources[0] if len(choice.sources) == 1 else list(choice.sources)
    return _value(table | dict(choice.options))


def _write_unused(source: SourcePlan) -> list[str]:
    """The columns that feed nothing, each with what it holds: how full, how many different, which shape."""
    if not source.unused:
        return []
    lines = ["", "# Not used:"]
    for name in source.unused:
        looks = look_at(source.sheet.given(name))
        shape = f", such as {show_shapes(looks.values, 1)}" if looks.filled and looks.length <= 24 else ""
        filled = f"{looks.filled} filled, {len(looks.values)} different{shape}" if looks.filled else "empty throughout"
        lines.append(f"#   {' '.join(name.split())}: {filled}")
    return lines


def _write_codes(codes: CodeList, remarks: Remarks) -> str:
    lines = []
    guesses = [code for code, _, _, guess in codes.pairs if guess]
    if guesses:
        lines.append(remarks.settle(f"[codes.{codes.name}]: {', '.join(guesses[:_MOST_CODES])} may mean something else "
                                    "in this force"))  # fmt: skip
    remark, blanks = _without_word(codes, remarks)
    lines += [*remark, f"[codes.{codes.name}]"]
    lines += [f"{_key(code)} = {_value(word)}" for code, word, _, _ in codes.pairs]
    return "\n".join([*lines, *blanks]) + "\n"


def _without_word(codes: CodeList, remarks: Remarks) -> tuple[list[str], list[str]]:
    """Codes that we have no word for: a remark before the list, and behind it a line to fill in for each that may be
    shown; of the others their form."""
    if not codes.without:
        return [], []
    if codes.name in ("classes", "ethnicity", "markers", "grades", "attended"):
        return [f"# Not in the list, and read as they stand: {len(codes.without)}."], []
    shown = [(code, count) for code, count in codes.without if may_show(code, count)][:_MOST_CODES]
    hidden = [code for code, _ in codes.without if code not in dict(shown)]
    many = f"{len(codes.without)} codes have" if len(codes.without) > 1 else "one code has"
    how = "fill in and uncomment the lines at the end of the list" if shown else "it is read as not known"
    rest = f"; {len(hidden)} not shown here, {show_shapes(hidden)}" if hidden else ""
    remark = [remarks.settle(f"[codes.{codes.name}]: {many} no word yet: {how}{rest}")]
    words = ", ".join(our_words(codes.name))
    remark += [f"# Our words: {words}."] if words else []
    return remark, [f'# {_key(code)} = ""   # {count} times' for code, count in shown]


def _write_left(proposal: Proposal) -> list[str]:
    lines = [f"# {name} already uses our names and needs no mapping." for name in proposal.own]
    lines += [f"# {name} was left alone: {why}." for name, why in proposal.left]
    return ["\n".join(lines) + "\n"] if lines else []


def _value(value: object) -> str:
    """A value as TOML writes it, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(name)} = {_value(inner)}" for name, inner in value.items()) + " }"
    assert isinstance(value, Iterable)
    return "[" + ", ".join(_value(item) for item in value) + "]"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _value(name)
