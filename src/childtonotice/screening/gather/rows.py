"""Rows of the canonical tables as values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import pyarrow as pa

from childtonotice.screening.circumstances import Incident, Involvement, Mention, Person, Ppn, Said, Subject

PERSON = ("person_id", "forename", "surname", "date_of_birth", "sex", "ethnicity", "address", "looked_after")
INCIDENT_TEXT = ("area", "opening_code", "response_grade", "location", "officer_id", "log")
INCIDENT = (
    "incident_id", "reported_at", "updated_at", "closed_at", "area", "opening_code", "closing_codes", "flags",
    "response_grade", "attended", "location", "officer_id", "log",
)  # fmt: skip
MENTION = (
    "rule",
    "words",
    "start",
    "end",
    "count",
    "forename",
    "surname",
    "age_low",
    "age_high",
    "sex",
    "relation",
    "presence",
)
SUBJECT = ("person_id", "forename", "surname", "date_of_birth", "ethnicity", "role")
PPN = (
    "ppn_id", "submitted_at", "incident_id", "officer_id", "kind", "grading", "categories", "narrative",
    "incident_known",
)  # fmt: skip

BARE_TIME = pa.timestamp("us")


def rows_of(table: pa.Table) -> Iterator[dict[str, Any]]:
    """The rows of an Arrow table as dictionaries, without building them all at once."""
    columns = [column.to_pylist() for column in table.columns]
    for values in zip(*columns, strict=True):
        yield dict(zip(table.column_names, values, strict=True))


def list_values(column: pa.ChunkedArray | pa.Array) -> list[Any]:
    """The values of a column, a missing text as an empty one; days and times through NumPy, far cheaper so."""
    if pa.types.is_string(column.type):
        column = column.fill_null("") if column.null_count else column
    elif pa.types.is_date32(column.type) or column.type == BARE_TIME:
        told: list[Any] = column.to_numpy(zero_copy_only=False).tolist()
        return told
    values: list[Any] = column.to_pylist()
    return values


@lru_cache(maxsize=16384)
def split_list(text: str | None) -> tuple[str, ...]:
    """The items of a list column."""
    return tuple(item for item in text.split(";") if item) if text else ()


def as_utc(moment: datetime | None) -> datetime | None:
    """A time as an aware UTC value, whether it comes with its zone or bare."""
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def make_incident(row: dict[str, Any]) -> Incident:
    """An incident from its row."""
    reported = as_utc(row["reported_at"])
    assert reported is not None  # required by the table
    return Incident(
        incident_id=row["incident_id"],
        reported_at=reported,
        updated_at=as_utc(row["updated_at"]),
        closed_at=as_utc(row["closed_at"]),
        closing_codes=split_list(row["closing_codes"]),
        flags=split_list(row["flags"]),
        attended=row["attended"],
        **{name: row[name] or "" for name in INCIDENT_TEXT},
    )


def build_incident(
    incident_id: str, reported_at: datetime, updated_at: datetime | None, closed_at: datetime | None, area: str,
    opening_code: str, closing_codes: str | None, flags: str | None, *rest: Any,
) -> Incident:  # fmt: skip
    """An incident from the values of its columns, in the order of ``INCIDENT``; its texts are never missing."""
    reported = as_utc(reported_at)
    assert reported is not None  # required by the table
    lists = split_list(closing_codes), split_list(flags)
    return Incident(incident_id, reported, as_utc(updated_at), as_utc(closed_at), area, opening_code, *lists, *rest)


def make_person(row: dict[str, Any]) -> Person:
    """A person from a row that has the columns of people."""
    text = {name: row[name] or "" for name in PERSON if name not in ("date_of_birth", "looked_after")}
    return Person(date_of_birth=row["date_of_birth"], looked_after=row["looked_after"], **text)


def make_involvement(row: dict[str, Any], person: Person | None) -> Involvement:
    """An involvement from its row, with the person where on record."""
    return Involvement(row["person_id"], row["role"] or "", row["age"] or "", person)


def make_subject(row: dict[str, Any]) -> Subject:
    """A PPN's subject from its row."""
    text = {name: row[name] or "" for name in ("person_id", "forename", "surname", "ethnicity", "role")}
    return Subject(date_of_birth=row["date_of_birth"], **text)


def make_ppn(row: dict[str, Any], subjects: tuple[Subject, ...], incident_known: bool) -> Ppn:
    """A PPN from its row, with its subjects."""
    submitted = as_utc(row["submitted_at"])
    assert submitted is not None  # required by the table
    text = {name: row[name] or "" for name in ("ppn_id", "incident_id", "officer_id", "kind", "grading", "narrative")}
    return Ppn(
        submitted_at=submitted,
        categories=split_list(row["categories"]),
        subjects=subjects,
        incident_known=incident_known,
        **text,
    )


def build_ppn(
    subjects: tuple[Subject, ...], ppn_id: str, submitted_at: datetime, incident_id: str, officer_id: str, kind: str,
    grading: str, categories: str, narrative: str, incident_known: bool,
) -> Ppn:  # fmt: skip
    """A PPN from the values of its columns, in the order of ``PPN``; its texts are never missing."""
    submitted = as_utc(submitted_at)
    assert submitted is not None  # required by the table
    told = ppn_id, submitted, incident_id, officer_id, kind, grading, split_list(categories), narrative
    return Ppn(*told, subjects, incident_known)


def order_subject(subject: Subject) -> tuple[str, str, str, str, str]:
    """An order of subjects that does not depend on that of the rows."""
    return subject.person_id, subject.forename, subject.surname, str(subject.date_of_birth), subject.role


def order_involvement(link: Involvement) -> tuple[str, str, str]:
    """An order of involvements that does not depend on that of the rows."""
    return link.person_id, link.role, link.age


def order_mention(mention: Mention) -> tuple[int, int, str, str, int]:
    """An order of mentions that does not depend on that of the rows."""
    return mention.start, mention.end, mention.rule, mention.relation, mention.count


def order_said(said: Said) -> tuple[int, int, str, str]:
    """An order of what else is said that does not depend on that of the rows."""
    return said.start, said.end, said.kind, said.label
