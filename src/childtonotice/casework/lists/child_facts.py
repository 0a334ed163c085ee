"""What equality is measured by (R34): the children of items by sex, age, ethnicity and being looked after.

Kept in memory in columns of numbers, as the items are; no name among them.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from childtonotice.casework.access import Reader, require
from childtonotice.casework.ethnicity import read_ethnicity
from childtonotice.casework.lists.fact_rows import Mark, Table, Vocabulary, as_numbers, items_changed
from childtonotice.casework.lists.gently import gently
from childtonotice.casework.lists.kept import Kept, replace_rows
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import ItemChild

BLANK = "Blank"
BANDS = ((1, "Under 1"), (5, "1 to 4"), (10, "5 to 9"), (16, "10 to 15"), (18, "16 and 17"))
SLICES = ("sex", "age", "ethnicity", "looked_after")


@dataclass(frozen=True, slots=True)
class Children:
    """The current children of all items. ``columns``: ``item``, and each of SLICES as a place in its ``words``."""

    columns: Table
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def words(self, by: str) -> tuple[str, ...]:
        """The groups of a slice, in the order of their numbers; the first is the empty one, which no child is in."""
        return tuple(self.vocabulary.places.get(by, {"": 0}))


def read_children(reader: Reader, mark: Mark) -> Children:
    """The children of the items; NotFound for whoever sees no figures."""
    require(reader, Verb.REPORTS)
    return known_children.as_of(mark)


def _catch_up(known: Children | None, mark: Mark | None, now: Mark) -> Children:
    changed = items_changed(mark, now) if known is not None and mark is not None else None
    if known is None or changed is None:
        vocabulary = Vocabulary()
        return Children(_read(vocabulary, ()), vocabulary)
    if not changed:
        return known
    fresh = _read(known.vocabulary, changed)
    return Children(replace_rows(known.columns, fresh, "item", changed), known.vocabulary)


known_children = Kept(_catch_up)


def _read(vocabulary: Vocabulary, only: Sequence[int]) -> Table:
    current = ItemChild.objects.filter(current=True)
    wanted = (current.filter(item__in=only) if only else current).order_by("item_id", "pk")
    columns = {name: array("q") for name in ("item", *SLICES)}
    rows = wanted.values_list("item_id", "sex", "age", "presence", "ethnicity", "looked_after")
    for item, sex, age, presence, ethnicity, looked in gently(rows.iterator()):
        columns["item"].append(item)
        told = (_sex(sex), band_age(age, presence), _ethnicity(ethnicity), LOOKED_AFTER.get(looked, BLANK))
        for name, word in zip(SLICES, told, strict=True):
            columns[name].append(vocabulary.number(name, word))
    return {name: as_numbers(column) for name, column in columns.items()}


LOOKED_AFTER = {"yes": "Looked after", "no": "Not looked after"}
_SEXES = {"f": "Girls", "female": "Girls", "girl": "Girls", "m": "Boys", "male": "Boys", "boy": "Boys"}


def _sex(words: str) -> str:
    return _SEXES.get(words.strip().casefold(), "Other words" if words.strip() else BLANK)


@cache
def _ethnicity(words: str) -> str:
    told = read_ethnicity(words)[1]
    return told[:1].upper() + told[1:]


def band_age(age: str, presence: str = "") -> str:
    """The band of an age as the record gives it: "4" is "1 to 4", "10-17" is no band and so "Not exact"."""
    if presence == "unborn":
        return "Unborn"
    try:
        years = float(age)
    except ValueError:
        return "Not exact" if age.strip() else BLANK
    return next((words for below, words in BANDS if years < below), "18 and over")
