"""A drawn example told in sentences, as a manual would: what was reported, who was there, which PPN came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from tests.spec.drawn import DEFAULTS, Rows, read_drawn, split_cells

NOT_LISTED = "not listed: no sign of a child"
STATUS = {
    "no-row": NOT_LISTED,
    "no-ppn": "no PPN",
    "part-covered": "part covered",
    "check-match": "check the match",
    "covered": "covered",
    "excluded": "left out",
}
ANSWERS = {
    "ages": "aged {}",
    "found_by": "found {}",
    "names": "named {}",
    "covers": "{}",
    "matches": "matched {}",
    "ppns": "PPN {}",
    "evidence": "in the words “{}”",
    "categories": "category {}",
    "priority": "priority {}",
    "exclusion": "by the rule {}",
    "says": "it says “{}”",
}
WORDS = {
    "ages": {"-": "unknown"},
    "found_by": {"linked": "on record", "text": "in the log", "code": "by category", "address": "at the address"},
    "covers": {"certain": "covered", "perhaps": "perhaps covered", "none": "not covered"},
    "matches": {"-": "by nothing", "id": "by incident number", "person": "by person", "name": "by name"},
    "ppns": {"-": "none"},
}


def tell_example(told: Iterable[tuple[str, str]]) -> str:
    """A whole example: its settings, then what each drawing gives and what the answer is, a line each."""
    lines: list[str] = []
    given: dict[str, Rows] = {}
    for kind, text in told:
        if kind == "setting":
            lines.append(f"With {text}:")
        elif kind == "given":
            given = read_drawn(text, whole=False)
        else:
            lines += tell_drawing(given, read_answers(text))
            given = {}
    return "\n".join(f"\n{line}\n" if line.startswith("With") else f"- {line}" for line in lines).strip()


def tell_drawing(given: dict[str, Rows], answers: Rows) -> Iterator[str]:
    """The incidents, each with its answer; where there is a PPN or someone on record, the answers come after these."""
    told: dict[str, str] = {}
    for row in answers:
        told[row["incident_id"]] = ", and ".join(filter(None, [told.get(row["incident_id"]), tell_answer(row)]))
    others = [*tell_known(given), *tell_ppns(given), *tell_officers(given)]
    for name, line in tell_incidents(given):
        yield line if others or name not in told else f"{line} → {told.pop(name)}."
    yield from others
    alone = len(told) == 1 and len(given.get("incidents", ())) == 1
    yield from (f"→ {answer}." if alone else f"→ {name}: {answer}." for name, answer in told.items())


def read_answers(text: str) -> Rows:
    """The rows of a drawn answer."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    header = split_cells(lines[0])
    return [dict(zip(header, split_cells(line), strict=False)) for line in lines[1:]]


def tell_answer(row: dict[str, str]) -> str:
    """One answer: "**covered**, 1 child, aged 9"."""
    told = [f"**{STATUS.get(row['status'], row['status'])}**"] if "status" in row else []
    if row.get("status") == "no-row":
        return told[0]
    if count := row.get("children"):
        told.append(f"{count} {'child' if count == '1' else 'children'}")
    wanted = ((name, value) for name, value in row.items() if name in ANSWERS and value and set(value) - set("- ,"))
    return ", ".join([*told, *(ANSWERS[name].format(tell_each(name, value)) for name, value in wanted)])


def tell_each(name: str, value: str) -> str:
    """What a column says of each child in turn, in words."""
    if name not in WORDS:
        return value.replace(";", ", ")
    words = WORDS[name]
    each = [" and ".join(words.get(part, part) for part in child.split("+")) for child in value.split()]
    return "; ".join(each)


def tell_incidents(tables: dict[str, Rows]) -> Iterator[tuple[str, str]]:
    """Each incident by its id: one line, with the people linked to it."""
    people = {row["person_id"]: row for row in tables.get("people", [])}
    linked: dict[str, list[str]] = {}
    for row in tables.get("involvements", []):
        linked.setdefault(row["incident_id"], []).append(tell_link(row, people))
    for row in tables.get("incidents", []):
        yield row["incident_id"], tell_incident(row, linked.get(row["incident_id"], []))


def tell_known(tables: dict[str, Rows]) -> Iterator[str]:
    """Each person on record who has no part in an incident."""
    linked = {row["person_id"] for row in tables.get("involvements", [])}
    for row in tables.get("people", []):
        if row["person_id"] not in linked:
            yield f"On record: {tell_person(row)}."


def tell_incident(row: dict[str, str], links: list[str]) -> str:
    """One incident: when and what, where that is not as usual, flags, where, its log, its people."""
    usual = DEFAULTS["incidents"]
    told = [f"reported {tell_time(row['reported_at'])}" for _ in (1,) if is_unusual(row, "reported_at", usual)]
    told += [row["opening_code"] for _ in (1,) if is_unusual(row, "opening_code", usual)]
    told += [f"closed as {row['closing_codes'].replace(';', ' and ')}" for _ in (1,) if row.get("closing_codes")]
    parts = [", ".join([f"**{row['incident_id']}**", *told]) + "."]
    labels = (("flags", "Flags: {}."), ("location", "At {}."), ("officer_id", "Officer {}."), ("log", "Log: “{}”."))
    parts += [words.format(row[name]) for name, words in labels if row.get(name)]
    return " ".join([*parts, *(f"Linked: {'; '.join(links)}." for _ in (1,) if links)])


def is_unusual(row: dict[str, str], name: str, usual: dict[str, str]) -> bool:
    """Whether a cell holds something other than in every other example."""
    return bool(row.get(name)) and row[name] != usual.get(name)


def tell_link(row: dict[str, str], people: dict[str, dict[str, str]]) -> str:
    """One person's part: "Isolde Garside (P1, born 5 March 2017), victim"."""
    role = {**DEFAULTS["involvements"], **row}["role"]
    person = people.get(row["person_id"])
    age = f", age recorded {row['age']}" if row.get("age") else ""
    return f"{tell_person(person) if person else row['person_id']}, {role or 'no role'}{age}"


def tell_person(row: dict[str, str]) -> str:
    """Someone on record or on a PPN, with what is known."""
    name = " ".join(part for part in (row.get("forename", ""), row.get("surname", "")) if part) or "someone unnamed"
    told = [row.get("person_id", ""), tell_birth(row.get("date_of_birth", "")), row.get("sex", "")]
    told += [f"lives at {row['address']}" for _ in (1,) if row.get("address")]
    known = ", ".join(part for part in told if part)
    return f"{name} ({known})" if known else name


def tell_ppns(tables: dict[str, Rows]) -> Iterator[str]:
    """Each PPN in one line, with whom it names."""
    named: dict[str, list[str]] = {}
    for row in tables.get("ppn_subjects", []):
        role = f", {row['role']}" if row.get("role") else ""
        named.setdefault(row["ppn_id"], []).append(f"{tell_person(row)}{role}")
    for row in tables.get("ppns", []):
        yield tell_ppn(row, named.pop(row["ppn_id"], []))
    for name, subjects in named.items():
        yield f"PPN **{name}** names {'; '.join(subjects)}."


def tell_ppn(row: dict[str, str], subjects: list[str]) -> str:
    """One PPN: when, of which kind, which id it bears, whom it names, what it tells."""
    usual = DEFAULTS["ppns"]
    row = {**usual, **row}
    told = [f"PPN **{row['ppn_id']}**"]
    told += [row["kind"] or "of no kind" for _ in (1,) if row["kind"] != usual["kind"]]
    told += [f"submitted {tell_time(row['submitted_at'])}" for _ in (1,) if is_unusual(row, "submitted_at", usual)]
    told.append(f"bears the id {row['incident_id']}" if row.get("incident_id") else "bears no id")
    line = ", ".join(told)
    line += f", names {'; '.join(subjects)}." if subjects else "."
    officer = f" Officer {row['officer_id']}." if row.get("officer_id") else ""
    return line + officer + (f" It tells: “{row['narrative']}”" if row.get("narrative") else "")


def tell_officers(tables: dict[str, Rows]) -> Iterator[str]:
    """Each officer in one line."""
    for row in tables.get("officers", []):
        yield f"Officer {', '.join(value for value in row.values() if value)}."


def tell_time(text: str) -> str:
    """A time as people say it; what is no time (a value the example runs over) as it stands."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    zone = " UTC" if text.endswith("Z") else ""
    return f"{moment.day} {moment:%B %Y at %H:%M}{zone}"


def tell_birth(text: str) -> str:
    """A date of birth as people say it."""
    try:
        born = date.fromisoformat(text)
    except ValueError:
        return f"born {text}" if text else ""
    return f"born {born.day} {born:%B %Y}"
