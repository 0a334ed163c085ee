"""The tables of an extract with one key per real person, where the force has switched that on.

Off by default (``join_records`` in force.toml). The extract's own rows are never changed, only what is screened.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pyarrow as pa
import pyarrow.compute as pc

from childtonotice.screening.circumstances import Person
from childtonotice.screening.force import Force
from childtonotice.screening.link.addresses import same_address
from childtonotice.screening.link.compare import Identity
from childtonotice.screening.link.people import find_keys, list_together
from childtonotice.screening.link.register_model import require_splink
from childtonotice.screening.tables import TABLES

Tables = Mapping[str, pa.Table]
Keys = Mapping[str, str]
GROWN_UP = timedelta(days=18 * 366)
CELLS = ("forename", "surname", "date_of_birth", "sex", "ethnicity", "address")


def require_joining(force: Force) -> None:
    """Stops before anything is read where the force wants records joined and Splink is not installed."""
    if force.join_records:
        require_splink()


def tell_joined(keys: Keys) -> str:
    """How many records were joined, for the run's notes."""
    return f"{len(keys)} records of people were joined into {len(set(keys.values()))} (join_records)."


def find_joined(tables: Tables, force: Force) -> dict[str, str]:
    """For each record of a child that has another the key they share; empty where the force has not asked for it.

    Raises CannotStart where Splink is not installed.
    """
    if not force.join_records:
        return {}
    people = [make_identity(person) for person in list_young(tables)]
    ids = {person.person_id for person in people}
    rows = [
        (f"{name} {place}", person_id)
        for name, column in (("involvements", "incident_id"), ("ppn_subjects", "ppn_id"))
        for place, person_id in zip(*(tables[name][each].to_pylist() for each in (column, "person_id")), strict=True)
        if person_id in ids
    ]
    return find_keys(people, list_together(rows), force.join_per_cent)


def list_young(tables: Tables) -> list[Person]:
    """Everyone on record who may have been under 18 at the first report."""
    first = pc.min(tables["incidents"]["reported_at"]).as_py()
    if first is None:
        return []
    born = tables["people"]["date_of_birth"]
    young = tables["people"].filter(pc.greater_equal(born, pa.scalar(first.date() - GROWN_UP, pa.date32())))
    return [Person(**row) for row in young.to_pylist()]


def make_identity(person: Person) -> Identity:
    """A person on record as the comparison of persons takes it."""
    return Identity(person.person_id, person.forename, person.surname, person.date_of_birth, person.sex, person.address)


def join_tables(tables: Tables, keys: Keys) -> dict[str, pa.Table]:
    """The tables with each joined record's id replaced by its person's key, and the records made one."""
    if not keys:
        return dict(tables)
    rewritten = {name: replace_ids(tables[name], keys) for name in ("involvements", "ppn_subjects")}
    return {**tables, **rewritten, "people": merge_people(tables["people"], keys)}


def replace_ids(table: pa.Table, keys: Keys) -> pa.Table:
    """A table with the keys for the ids."""
    ids = [keys.get(person_id, person_id) for person_id in table["person_id"].to_pylist()]
    place = table.column_names.index("person_id")
    return table.set_column(place, table.schema.field(place), pa.chunked_array([pa.array(ids, pa.string())]))


def merge_people(people: pa.Table, keys: Keys) -> pa.Table:
    """The people with one record per key; a record at another address stays beside it, as nobody's but its address.

    So a child is still found at every address at which it is recorded (ruling 8).
    """
    joined = pc.is_in(people["person_id"], pa.array(sorted(keys), pa.string()))
    groups: dict[str, list[Person]] = {}
    for row in people.filter(joined).sort_by("person_id").to_pylist():
        person = Person(**row)
        groups.setdefault(keys[person.person_id], []).append(person)
    merged = [person for key, group in groups.items() for person in merge_group(key, group)]
    rows = [{name: getattr(person, name) for name in TABLES["people"].names} for person in merged]
    return pa.concat_tables([people.filter(pc.invert(joined)), pa.Table.from_pylist(rows, people.schema)])


def merge_group(key: str, group: list[Person]) -> list[Person]:
    """One person from several records: the fullest one, its blanks filled; and where else he or she is recorded."""
    fullest = max(group, key=lambda person: (count_cells(person), -group.index(person)))
    whole = fullest._replace(person_id=key, looked_after=any_true([person.looked_after for person in group]))
    for person in group:
        blank = {name: getattr(person, name) for name in CELLS if not getattr(whole, name)}
        whole = whole._replace(**blank)
    others = [
        whole._replace(person_id=person.person_id, address=person.address)
        for person in group
        if person.person_id != key and person.address and not same_address(person.address, whole.address)
    ]
    return [whole, *others]


def count_cells(person: Person) -> int:
    """How much a record tells: its cells, and the letters of its name."""
    filled = sum(bool(getattr(person, name)) for name in CELLS)
    return 100 * filled + len(person.forename) + len(person.surname)


def any_true(values: list[bool | None]) -> bool | None:
    """True where any is; False where any is; else not recorded."""
    return True if True in values else False if False in values else None
