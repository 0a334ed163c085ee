"""Whether some children are missed more than others (R34); where the record is blank, that is a group of its own."""

from __future__ import annotations

from collections import Counter
from functools import partial

import numpy as np
from django.utils.text import slugify

from childtonotice.casework.ethnicity import Told
from childtonotice.casework.lists.child_facts import BANDS, BLANK, read_children
from childtonotice.casework.reports.behind import slugify_slice
from childtonotice.casework.reports.figures.grades import NO_PAIR, ppns_of
from childtonotice.casework.reports.grouped import compare_groups, say_left_out, say_part, show_groups
from childtonotice.casework.reports.narrowing import needed, reviewed
from childtonotice.casework.reports.ppn_cases import code_ethnicity, code_told
from childtonotice.casework.reports.ppn_cells import count_ppn_cell, share_ppn_cell
from childtonotice.casework.reports.values import Figure, Row, Shape
from childtonotice.casework.reports.view import View

SLICES = {
    "sex": "sex",
    "age": "age",
    "ethnicity": "ethnicity",
    "looked_after": "being looked after",
}
AGES = ("Unborn", *(words for _, words in BANDS), "18 and over", "Not exact", BLANK)
COLUMNS = ("Children", "Items reviewed", "Items that needed a PPN", "Share of those reviewed")


def compare_children(view: View, by: str) -> Figure:
    """Are items with children of one group more often among what was missed? An item stands in each of its groups once.

    As the force's record describes the child; where it says nothing the child stands under "Blank", which is a group
    as any other. A group is only said to differ where Fisher's exact test, corrected for so many, shows it.
    """
    counts = count_children(view, by)
    names = sorted(counts, key=lambda name: (name == BLANK, AGES.index(name) if by == "age" else 0, name))
    rows = show_groups(view, [_row(view, name, counts[name], f"{slugify_slice(by)}-{slugify(name)}") for name in names])
    parts, wholes = [counts[name][2] for name in names], [counts[name][1] for name in names]
    words = SLICES[by]
    told = compare_groups(view, names, parts, wholes, "Nothing has been decided in this period.")
    return Figure(
        f"children-by-{by.replace('_', '-')}", f"Children by {words}", told, COLUMNS, rows, shape=Shape.SHARES, drawn=3,
        first=words.capitalize(), note=say_left_out(view),
    )  # fmt: skip


def count_children(view: View, by: str) -> dict[str, tuple[int, int, int]]:
    """Of each group how many children, and on how many items reviewed and on how many that needed a PPN they are.

    Children of one item are missed together: a group is judged by its items, each counted once.
    """
    known, facts = read_children(view.reader, view.whole.mark), view.facts
    items, groups = known.columns["item"], known.columns[by]
    places = np.minimum(np.searchsorted(facts.pk, items), max(0, len(facts) - 1))
    here = facts.pk[places] == items if len(facts) else np.zeros(len(items), bool)
    places, groups = places[here], groups[here]
    read, need = reviewed(facts), needed(facts)
    found = {}
    for number, name in enumerate(known.words(by)):
        of = places[groups == number]
        each = of[np.diff(of, prepend=-1) > 0]  # in the order of the items: each once
        if len(of):
            found[name] = (len(of), int(np.count_nonzero(read[each])), int(np.count_nonzero(need[each])))
    return found


def _row(view: View, name: str, counted: tuple[int, int, int], code: str) -> Row:
    whats = ("", "reviewed", "needed")
    counts = (view.number(count, child=code, what=what) for count, what in zip(counted, whats, strict=True))
    return Row(name, (*counts, view.share(counted[2], counted[1], {"child": code, "what": "needed"})), code)


children_by = {by: partial(compare_children, by=by) for by in SLICES}


def count_ethnicity(view: View) -> Figure:
    """Of the children whom PPNs name, of how many is the ethnicity told (R25)? Three ways of not telling apart."""
    found = ppns_of(view)
    names = dict(view.whole.areas)
    by_area: dict[str, Counter[Told]] = {}
    for ppn in found:
        by_area.setdefault(ppn.area, Counter()).update(ppn.ethnicities)
    rows = show_groups(
        view, [_told(view, names.get(area, area), by_area[area], area=area) for area in names if area in by_area]
    )
    whole: Counter[Told] = sum(by_area.values(), Counter())
    total = _told(view, "All", whole)
    words = f"Of {{of}} whom a {view.force.ppn_word} names the ethnicity of {{part}} is told"
    nothing = "Too few children are named to say a share."
    told = say_part(view, whole[Told.TOLD], whole.total(), "child", words, nothing)
    columns = ("Children named", "Told", "Blank", "Not stated", "Not known to the officer", "Share told")
    return Figure(
        "ethnicity", "Ethnicity on the record", told, columns, rows, total, shape=Shape.SHARES, drawn=5, first="Area"
    )  # fmt: skip


def _told(view: View, name: str, counted: Counter[Told], **codes: str) -> Row:
    of = counted.total()
    told = tuple(count_ppn_cell(view, counted[kind], code_told(kind), **codes) for kind in Told)
    share = share_ppn_cell(view, counted[Told.TOLD], of, code_told(Told.TOLD), **codes)
    return Row(name, (count_ppn_cell(view, of, "ppn-named", **codes), *told, share))


def grade_by_ethnicity(view: View) -> Figure:
    """Are PPNs on children of one ethnicity graded lower than the team grades them? Counted by child named (R34)."""
    found = [ppn for ppn in ppns_of(view) if ppn.officer and ppn.team]
    counts: dict[str, list[int]] = {}
    for ppn in found:
        for words in ppn.told:
            counted = counts.setdefault(words, [0, 0])
            counted[0] += 1
            counted[1] += ppn.officer < ppn.team
    names = sorted(counts)
    rows = show_groups(view, [_lower(view, name, *counts[name]) for name in names])
    wholes, parts = ([counts[name][place] for name in names] for place in (0, 1))
    told = compare_groups(view, names, parts, wholes, NO_PAIR)
    columns = ("Children named", "Graded lower", "Share")
    return Figure(
        "grading-by-ethnicity", "Graded lower than the team, by ethnicity", told, columns, rows, shape=Shape.SHARES,
        drawn=2, first="Ethnicity", note=say_left_out(view),
    )  # fmt: skip


def _lower(view: View, name: str, of: int, part: int) -> Row:
    lower = code_ethnicity(name, lower=True)
    counts = count_ppn_cell(view, of, code_ethnicity(name)), count_ppn_cell(view, part, lower)
    return Row(name, (*counts, share_ppn_cell(view, part, of, lower)))
