"""Every child of an item as a line of a check-list: a tick, a gap or a question, and the PPN that answers for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from childtonotice.casework.clocks import tell_both
from childtonotice.casework.councils import council_at
from childtonotice.casework.days import tell_day
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.item_values import ChildShown, FieldShown, UnbornShown
from childtonotice.casework.lists.values import Choice
from childtonotice.casework.models import Item, ItemChild, ItemPpn, Review
from childtonotice.casework.unborn import born_since, is_unborn, mothers_to_choose
from childtonotice.casework.wording import name_ppn, tell_found_by, tell_years
from childtonotice.screening.findings import Cover

SIGNS = {Cover.CERTAIN: ("✓", "Covered"), Cover.NONE: ("✗", "No PPN"), Cover.PERHAPS: ("?", "Check")}
MATCHES = {"id": "by this reference", "person": "by the person's number", "name": "by name and date of birth"}


def show_children(
    item: Item, children: Sequence[ItemChild], *, names: bool, now: datetime, last: Review | None
) -> tuple[ChildShown, ...]:
    """The children as lines, in order. Without the right to names the label alone is shown.

    ``last``: the last decision on the item, since which a child may be new.
    """
    own = {council for area in our_force().areas for council in area.councils}
    ppns = {ppn.ppn_id: ppn for ppn in item.ppns.all()}
    return tuple(
        replace(
            _child(child, ppns.get(child.ppn_id), names, last.at if last else None, now),
            council=_tell_council(council_at(child.home, item.reported_on), own),
            unborn=_unborn(item, child) if names and is_unborn(child) else None,
        )
        for child in children
    )


def _tell_council(council: str, own: set[str]) -> str:
    """The council of a child's home; of one beyond the force, that it has to be handed over there (R54)."""
    beyond = " (beyond this force: hand over, and note who took it)" if council and own and council not in own else ""
    return f"{council}{beyond}"


def _unborn(item: Item, child: ItemChild) -> UnbornShown:
    """Whose an unborn child is, and whether a child was born since, whom no PPN for the unborn one covers (R53)."""
    women = dict(mothers_to_choose(item))
    born = born_since(child, item.reported_on)
    word = our_force().ppn_word
    said = (
        f"Born since, {tell_day(born.born)}: a {word} for the unborn child covers them no longer."
        if born and born.born
        else ""
    )
    return UnbornShown(
        women.get(child.mother, "known, on another record" if child.mother else ""),
        said,
        tuple(Choice(person, words, chosen=person == child.mother) for person, words in women.items()),
    )


def _child(child: ItemChild, ppn: ItemPpn | None, names: bool, decided: datetime | None, now: datetime) -> ChildShown:
    sign, sign_words = SIGNS[Cover(child.cover)]
    return ChildShown(
        id=child.pk,
        position=child.position,
        sign=sign,
        sign_words=sign_words.replace("PPN", our_force().ppn_word),
        cover=child.cover,
        cover_words=_cover_words(child, ppn, now),
        name=child.name if names else "",
        label=child.label,
        age=tell_years(child.age),
        role=child.role or _relation(child),
        found_by="a reader" if "reader" in child.found_by else tell_found_by(child.found_by),
        evidence=child.evidence if names else "",
        why=child.why,
        ppn_id=child.ppn_id,
        compared=_compared(child, ppn) if ppn and names else (),
        is_new=decided is not None and child.first_seen_at is not None and child.first_seen_at > decided,
    )


def _relation(child: ItemChild) -> str:
    """How the child stands to the others, unless the label says it already ("Baby", "Unborn child", "Boy 6")."""
    return "" if child.relation.casefold() in child.label.casefold().split() else child.relation


def _cover_words(child: ItemChild, ppn: ItemPpn | None, now: datetime) -> str:
    word = our_force().ppn_word
    if child.cover == Cover.NONE or not child.ppn_id:
        return f"No {word} found"
    when = f", {tell_both(ppn.submitted_at, now)}" if ppn else ""
    if child.cover == Cover.PERHAPS:
        return f"{name_ppn(word, child.ppn_id)}{when} may be this child: compare"
    how = MATCHES.get(child.match, "")
    return f"{name_ppn(word, child.ppn_id)}{when}" + (f", {how}" if how else "")


def _compared(child: ItemChild, ppn: ItemPpn) -> tuple[FieldShown, ...]:
    return tuple(
        FieldShown(field, ours, theirs, outcome)
        for key, field, ours, theirs, outcome in ppn.compared
        if key == child.key
    )
