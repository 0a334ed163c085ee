"""Every child of an item as a line of a check-list: a tick, a gap or a question, and the PPN that answers for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from childtonotice.casework.clocks import tell_moment
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.item_values import ChildShown, FieldShown
from childtonotice.casework.models import Item, ItemChild, ItemPpn
from childtonotice.casework.wording import tell_found_by, tell_years
from childtonotice.screening.findings import Cover

SIGNS = {Cover.CERTAIN: ("✓", "Covered"), Cover.NONE: ("✗", "No PPN"), Cover.PERHAPS: ("?", "Check")}
MATCHES = {"id": "by this reference", "person": "by the person's number", "name": "by name and date of birth"}


def show_children(item: Item, children: Sequence[ItemChild], *, names: bool, now: datetime) -> tuple[ChildShown, ...]:
    """The children as lines, in order. Without the right to names the label alone is shown."""
    ppns = {ppn.ppn_id: ppn for ppn in item.ppns.all()}
    last = item.reviews.filter(withdraws=None, withdrawn=None).order_by("-id").values_list("at", flat=True).first()
    return tuple(_child(child, ppns.get(child.ppn_id), names, last, now) for child in children)


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
        role=child.role or child.relation,
        found_by="a reader" if "reader" in child.found_by else tell_found_by(child.found_by),
        evidence=child.evidence if names else "",
        why=child.why,
        ppn_id=child.ppn_id,
        compared=_compared(child, ppn) if ppn and names else (),
        is_new=decided is not None and child.first_seen_at is not None and child.first_seen_at > decided,
    )


def _cover_words(child: ItemChild, ppn: ItemPpn | None, now: datetime) -> str:
    word = our_force().ppn_word
    if child.cover == Cover.NONE or not child.ppn_id:
        return f"No {word} found"
    when = f", {tell_moment(ppn.submitted_at, now)}" if ppn else ""
    if child.cover == Cover.PERHAPS:
        return f"{word} {child.ppn_id}{when} may be this child: compare"
    how = MATCHES.get(child.match, "")
    return f"{word} {child.ppn_id}{when}" + (f", {how}" if how else "")


def _compared(child: ItemChild, ppn: ItemPpn) -> tuple[FieldShown, ...]:
    return tuple(
        FieldShown(field, ours, theirs, outcome)
        for key, field, ours, theirs, outcome in ppn.compared
        if key == child.key
    )
