"""The canonical tables, declared once: checks, documentation and made-up data all come from here."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

ROLES = (
    "victim", "suspect", "arrested", "detained", "witness", "informant", "involved", "missing", "found",
    "child", "parent", "occupant", "passenger", "pupil", "friend", "sibling", "professional", "unknown",
)  # fmt: skip
KINDS_OF_PPN = ("child", "adult", "domestic")
GRADINGS = ("standard", "medium", "high")
CATEGORIES = (
    "physical", "emotional", "sexual", "neglect", "domestic abuse", "exploitation", "online", "missing",
    "risk outside the home", "self-harm", "substance misuse", "harmful practice", "unborn",
    "police protection", "detained", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, kind, meaning, and what it may hold.

    Kinds: ``id`` and ``text`` (kept as written), ``log`` (free text, long), ``list`` (items joined by ``;``),
    ``time`` (UTC), ``date``, ``yesno``, ``age`` (``n``, ``lo-hi``, ``<n``, ``n+``), ``word`` (one of ``values``).
    ``required``: a row without a readable value is quarantined.
    """

    name: str
    kind: str
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()

    @property
    def arrow(self) -> pa.DataType:
        """The Arrow type in which the column is kept."""
        return ARROW_TYPES.get(self.kind, pa.string())


ARROW_TYPES = {"time": pa.timestamp("us", tz="UTC"), "date": pa.date32(), "yesno": pa.bool_()}


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, the columns that make a row unique (none: rows repeat freely), and its columns."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the accepted rows."""
        return pa.schema([(column.name, column.arrow) for column in self.columns])

    def empty(self) -> pa.Table:
        """The table without a row."""
        return self.schema.empty_table()


INCIDENTS = Table("incidents", ("incident_id",), (
    Column("incident_id", "id", "the force's own reference, unique", required=True),
    Column("reported_at", "time", "when the force was told", required=True),
    Column("updated_at", "time", "when the record last changed, where known"),
    Column("closed_at", "time", "when the log was closed"),
    Column("area", "text", "local command area that owns the follow-up"),
    Column("opening_code", "text", "how call handling categorised it, in the force's words or codes"),
    Column("closing_codes", "list", "final categories and qualifiers"),
    Column("flags", "list", "markers on the log"),
    Column("response_grade", "text", "how fast police were to attend"),
    Column("attended", "yesno", "whether police attended"),
    Column("location", "text", "the incident address as typed"),
    Column("officer_id", "id", "officer in the case or first attending officer"),
    Column("log", "log", "the incident log, free text"),
))  # fmt: skip
PEOPLE = Table("people", ("person_id",), (
    Column("person_id", "id", "the force's own number for the person, unique", required=True),
    Column("forename", "text", "forename or forenames"),
    Column("surname", "text", "surname"),
    Column("date_of_birth", "date", "date of birth as recorded"),
    Column("sex", "text", "sex as recorded"),
    Column("ethnicity", "text", "ethnicity as recorded"),
    Column("address", "text", "home address as typed"),
    Column("looked_after", "yesno", "whether the child is looked after by the council, where known"),
))  # fmt: skip
INVOLVEMENTS = Table("involvements", ("incident_id", "person_id", "role"), (
    Column("incident_id", "id", "the incident", required=True),
    Column("person_id", "id", "the person", required=True),
    Column("role", "word", "the person's role in the incident", required=True, values=ROLES),
    Column("age", "age", "age as recorded on the day, where no date of birth is known"),
))  # fmt: skip
PPNS = Table("ppns", ("ppn_id",), (
    Column("ppn_id", "id", "the referral's own number, unique", required=True),
    Column("submitted_at", "time", "when the officer submitted it", required=True),
    Column("incident_id", "id", "the incident it was raised for; often empty or wrong"),
    Column("officer_id", "id", "who submitted it"),
    Column("kind", "word", "child, adult or domestic; any other word is unknown", values=KINDS_OF_PPN),
    Column("grading", "word", "the submitting officer's risk grading", values=GRADINGS),
    Column("categories", "list", "categories of risk", values=CATEGORIES),
    Column("narrative", "log", "what the officer wrote"),
    Column("vat_grading", "word", "the vulnerability assessment team's own grading", values=GRADINGS),
    Column("vat_outcome", "text", "what the vulnerability assessment team did: accepted, returned"),
    Column("vat_assessed_at", "time", "when it did so"),
    Column("shared_with", "text", "the partner it went to"),
    Column("shared_at", "time", "when it went"),
    Column("acknowledged_at", "time", "when the partner acknowledged it"),
    Column("partner_outcome", "text", "what the partner decided"),
    Column("partner_outcome_at", "time", "when the partner decided"),
    Column("informed_family", "yesno", "whether the family was told"),
))  # fmt: skip
PPN_SUBJECTS = Table("ppn_subjects", (), (
    Column("ppn_id", "id", "the referral", required=True),
    Column("person_id", "id", "the person, where known"),
    Column("forename", "text", "forename as typed on the referral"),
    Column("surname", "text", "surname as typed on the referral"),
    Column("date_of_birth", "date", "date of birth as typed on the referral"),
    Column("ethnicity", "text", "ethnicity as recorded"),
    Column("role", "word", "child or adult", values=("child", "adult")),
))  # fmt: skip
OFFICERS = Table("officers", ("officer_id",), (
    Column("officer_id", "id", "the officer's number, unique", required=True),
    Column("name", "text", "name"),
    Column("rank", "text", "rank"),
    Column("team", "text", "team"),
    Column("area", "text", "local command area"),
    Column("supervisor_id", "id", "the officer's supervisor"),
    Column("email", "text", "work e-mail address"),
))  # fmt: skip

TABLES = {table.name: table for table in (INCIDENTS, PEOPLE, INVOLVEMENTS, PPNS, PPN_SUBJECTS, OFFICERS)}
