"""Rows that point to other rows: a link without its incident is set aside, without its person only reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from childtonotice.screening.read.arrow import Cells, pa, pc, pick
from childtonotice.screening.read.clean import Positions, map_unique
from childtonotice.screening.read.ledger import Ledger
from childtonotice.screening.read.repeats import Rows
from childtonotice.screening.tables import TABLES

_OTHERWISE = "is in the extract, but its id is written otherwise: capitals, blanks, or zeros in front"
_WRITE_ALIKE = "Export both alike; where only zeros in front are missing, pad in mapping.toml fills them up."
Known = Callable[[set[str]], set[str]] | None


def trim_references(rows: Rows, column: str, owners: Rows) -> Rows:
    """Ids that point elsewhere, written as their owner writes them: blanks round an id part nobody from it."""
    owner = TABLES[owners.table].names[0]
    written = {value.strip(): value for value in _padded(owners.rows[owner])}
    cells = rows.rows[column]
    if not written and not _padded(cells):
        return rows
    exact = set(owners.rows[owner].to_pylist())
    settled = map_unique(cells, lambda value: value if value in exact else written.get(value.strip(), value.strip()))
    at = rows.rows.column_names.index(column)
    return replace(rows, rows=rows.rows.set_column(at, rows.rows.schema.field(at), settled))


def _padded(cells: Cells) -> list[str]:
    trimmed = pc.utf8_trim_whitespace(cells)
    return list(cells.filter(pc.not_equal(trimmed, cells)).to_pylist())


def set_orphans_aside(links: Rows, incidents: Rows, spoilt_ids: set[str], known: Known, ledger: Ledger) -> Rows:
    """A link to an incident that is neither here nor in the store is set aside; its person is still read."""
    lost = _missing_from(links.rows["incident_id"], incidents.rows["incident_id"])
    if known and len(lost):
        ids = set(links.rows["incident_id"].take(pa.array(lost)).to_pylist())
        held = known(ids)
        lost = np.array([row for row in lost.tolist() if links.rows["incident_id"][row].as_py() not in held], np.int64)
    written = _written_otherwise(pick(links.rows["incident_id"], lost), incidents.rows["incident_id"])
    for row, otherwise in zip(lost.tolist(), written, strict=True):
        label, number = links.place(row)
        problem, cure = "its incident is not in the extract", "Find the incident; it may be missing from the export."
        if links.rows["incident_id"][row].as_py() in spoilt_ids:
            problem, cure = "its incident was set aside", "Put the incident right first."
        elif otherwise:
            problem, cure = f"its incident {_OTHERWISE}", _WRITE_ALIKE
        ledger.set_aside(label, number, "incident_id", f"the link cannot be used: {problem}", cure)
    mask = np.ones(links.rows.num_rows, np.bool_)
    mask[lost] = False
    return links.keep(mask)


def _written_otherwise(ids: Cells, owners: Cells) -> list[bool]:
    """Which of some ids that nobody has are somebody's but for capitals, blanks, zeros in front or a ".0" behind."""
    if not len(ids) or not len(owners):
        return [False] * len(ids)
    return list(pc.is_in(_fold_ids(ids), _fold_ids(owners).combine_chunks()).to_pylist())


def _fold_ids(ids: Cells) -> Cells:
    plain = pc.replace_substring_regex(pc.utf8_lower(ids), r"\s+|\.0$", "")
    return pc.utf8_ltrim(plain, characters="0")


def _missing_from(cells: Cells, owners: Cells) -> Positions:
    held = pc.is_in(cells, owners.combine_chunks()) if len(owners) else pa.array(np.zeros(len(cells), np.bool_))
    return np.flatnonzero(pc.invert(held).to_numpy(zero_copy_only=False) if isinstance(held, pa.Array)
                          else pc.invert(held).to_numpy())  # fmt: skip


def say_people_missing(links: Rows, people: Rows, ledger: Ledger) -> None:
    """A link to a person who is not in people is accepted; its role and age count."""
    missing = _missing_from(links.rows["person_id"], people.rows["person_id"])
    written = _written_otherwise(pick(links.rows["person_id"], missing), people.rows["person_id"])
    _say_each(links, missing, "person_id", "the person is not in people; the role and age of the link count",
              "Add the person to the export of people.", ledger, [not otherwise for otherwise in written])  # fmt: skip
    _say_each(links, missing, "person_id", f"the person {_OTHERWISE}; the role and age of the link count",
              _WRITE_ALIKE, ledger, written)  # fmt: skip


def say_ppns_missing(subjects: Rows, ppns: Rows, ledger: Ledger) -> None:
    """A subject of a PPN that is not in ppns answers for nobody."""
    missing = _missing_from(subjects.rows["ppn_id"], ppns.rows["ppn_id"])
    written = _written_otherwise(pick(subjects.rows["ppn_id"], missing), ppns.rows["ppn_id"])
    _say_each(subjects, missing, "ppn_id", "the PPN is not in ppns; the subject covers nobody",
              "Add the PPN to the export of PPNs.", ledger, [not otherwise for otherwise in written])  # fmt: skip
    _say_each(subjects, missing, "ppn_id", f"the PPN {_OTHERWISE}; the subject covers nobody",
              _WRITE_ALIKE, ledger, written)  # fmt: skip


def say_incidents_written_otherwise(ppns: Rows, incidents: Rows, ledger: Ledger) -> None:
    """A PPN whose incident is in the extract, but written otherwise, counts as one with an unknown id (ruling 13)."""
    ids = ppns.rows["incident_id"]
    missing = _missing_from(ids, incidents.rows["incident_id"])
    missing = missing[np.asarray(pc.not_equal(pick(ids, missing), ""), np.bool_)] if len(missing) else missing
    written = _written_otherwise(pick(ids, missing), incidents.rows["incident_id"])
    _say_each(ppns, missing, "incident_id", f"the incident {_OTHERWISE}; the PPN counts as one with an unknown id",
              _WRITE_ALIKE, ledger, written)  # fmt: skip


def _say_each(
    rows: Rows, places: Positions, column: str, problem: str, cure: str, ledger: Ledger, which: Sequence[bool]
) -> None:
    for row, chosen in zip(places.tolist(), which, strict=True):
        if chosen:
            label, number = rows.place(row)
            ledger.warn(label, number, column, problem, cure)
