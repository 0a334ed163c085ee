"""The notice to a child's school or college of a domestic incident (R27): a status on the item; nothing is sent."""

from __future__ import annotations

from datetime import datetime

from childtonotice.casework.derive import Event, note_event
from childtonotice.casework.models import Item, SchoolNotice, Told, User
from childtonotice.casework.unborn import is_unborn

DOMESTIC = "domestic abuse"
NEEDS_WORDS = (Told.NOT_SENT, Told.NOT_APPLICABLE)
SHORTEST_REASON = 4
SAID = frozenset(Told.values)


def wants_school_notice(item: Item) -> bool:
    """Whether somebody has to say of this item whether the school was told: a domestic incident with a child (R27).

    Nobody is asked where every child whom the record shows is unborn: there is no school to tell.
    """
    if DOMESTIC not in item.categories:
        return False
    children = [child for child in item.children.all() if child.current]
    return not children or any(not is_unborn(child) for child in children)


def school_notice_of(item: Item) -> SchoolNotice | None:
    """What was last said of the notice to the school."""
    return item.school_notices.select_related("by").order_by("-id").first()


def find_school_error(item: Item, told: str, words: str) -> tuple[str, str] | None:
    """What is missing from an answer; None where it may be kept. "Not known yet" is an answer, and is kept."""
    if not wants_school_notice(item):
        return None
    if told not in SAID:
        return ("school", "Say whether the school was told")
    if told in NEEDS_WORDS and len(words.strip()) < SHORTEST_REASON:
        return ("school-words", "Say why the school was not told")
    return None


def note_school(item: Item, by: User, told: str, words: str, now: datetime) -> bool:
    """Keep what a reader knows of the notice, where it says anything new; returns whether it did."""
    known = school_notice_of(item)
    if known is not None and (known.told, known.words) == (told, words.strip()):
        return False
    SchoolNotice.objects.create(item=item, by=by, at=now, told=told, words=words.strip()[:300])
    note_event(item, Event.SCHOOL, now, by=by, details={"told": told})
    return True
