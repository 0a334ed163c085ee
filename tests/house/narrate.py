"""A drawn example told in sentences, as a manual would: what was reported, who was there, which PPN came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from tests.spec.drawn import DEFAULTS, Rows, read_drawn, split_cells

PLACE = re.compile(r"<[^|]+>")
STATUS = {
    "no-row": "no row: no sign of a child",
    "no-ppn": "no PPN",
    "part-covered": "part covered",
    "check-match": "check the match",
    "covered": "covered",
    "excluded": "left out",
}
ANSWERS = {
    "children": "children: {}",
    "ages": "age {}",
    "found_by": "found by {}",
    "names": "named {}",
    "covers": "cover {}",
    "matches": "matched by {}",
    "ppns": "PPN {}",
    "evidence": "evidence “{}”",
    "categories": "category {}",
    "priority": "priority {}",
    "exclusion": "by the rule {}",
    "says": "it says “{}”",
}


def tell_given(text: str) -> str:
    """What an example gives: a line for each incident with its people, then a line for each PPN."""
    lines = text.splitlines()
    open_places = [line.strip() for line in lines if PLACE.fullmatch(line.strip())]
    tables = read_drawn("\n".join(line for line in lines if line.strip() not in open_places), whole=False)
    told = [*tell_incidents(tables), *tell_ppns(tables), *tell_officers(tables)]
    told += [f"The values of “{place.strip('<>')}” in turn." for place in open_places]
    return "\n".join(f"- {line}" for line in told)


def tell_answer(text: str) -> str:
    """What the screening answers: a line for each incident."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    header = split_cells(lines[0])
    rows = [dict(zip(header, split_cells(line), strict=False)) for line in lines[1:]]
    return "\n".join(f"- → {tell_row(row)}" for row in rows)


def tell_row(row: dict[str, str]) -> str:
    """One answer: "I1: **covered**, 1 counted, age 9"."""
    told = [f"**{STATUS.get(row['status'], row['status'])}**"] if "status" in row else []
    wanted = ((ANSWERS[name], value) for name, value in row.items() if name in ANSWERS)
    if row.get("status") != "no-row":
        told += [words.format(value) for words, value in wanted if value and value != "-"]
    return f"{row['incident_id']}: {', '.join(told)}."


def tell_incidents(tables: dict[str, Rows]) -> Iterator[str]:
    """Each incident in one line, with the people linked to it."""
    people = {row["person_id"]: row for row in tables.get("people", [])}
    linked: dict[str, list[str]] = {}
    for row in tables.get("involvements", []):
        linked.setdefault(row["incident_id"], []).append(tell_link(row, people))
    known = {row["person_id"] for row in tables.get("involvements", [])}
    for row in tables.get("incidents", []):
        yield tell_incident(row, linked.pop(row["incident_id"], []))
    for name, links in linked.items():
        yield f"**{name}**. Linked: {'; '.join(links)}."
    for name, person in people.items():
        if name not in known:
            yield f"On record: {tell_person(person)}."


def tell_incident(row: dict[str, str], links: list[str]) -> str:
    """One incident: when, what, flags, where, its log, its people."""
    row = {**DEFAULTS["incidents"], **row}
    codes = [row["opening_code"]] + [f"closed as {row['closing_codes']}" for _ in (1,) if row.get("closing_codes")]
    parts = [f"**{row['incident_id']}**, reported {tell_time(row['reported_at'])}, {', '.join(codes)}."]
    labels = (("flags", "Flags: {}."), ("location", "At {}."), ("officer_id", "Officer {}."), ("log", "Log: “{}”"))
    parts += [words.format(row[name]) for name, words in labels if row.get(name)]
    return " ".join([*parts, *(f"Linked: {'; '.join(links)}." for _ in (1,) if links)])


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
    row = {**DEFAULTS["ppns"], **row}
    bears = f"bears the id {row['incident_id']}" if row.get("incident_id") else "bears no id"
    when = tell_time(row["submitted_at"])
    line = f"PPN **{row['ppn_id']}**, {row['kind'] or 'of no kind'}, submitted {when}, {bears}"
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
