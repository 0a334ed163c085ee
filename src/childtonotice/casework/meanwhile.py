"""What came between a reader's opening an item and now: somebody decided it, a PPN came, or the record changed."""

from __future__ import annotations

from datetime import datetime

from childtonotice.casework.clocks import tell_moment
from childtonotice.casework.derive import standing_of
from childtonotice.casework.force import our_force
from childtonotice.casework.models import Decision, Item, ItemEvent, User
from childtonotice.casework.wording import join_words, name_ppn
from childtonotice.screening.circumstances import LONDON

LOOK_AGAIN = "Look again before you decide."


def tell_meanwhile(item: Item, user: User, now: datetime) -> str:
    """In a sentence or two, what a reader of an earlier version has to know; names no child."""
    review = standing_of(item).review
    if review is not None:
        who = "You" if review.by_id == user.pk else review.by.shown_name
        title = Decision(review.decision).label.replace("PPN", our_force().ppn_word)
        return f"{who} decided this at {_clock(review.at, now)}: {title}."
    # The change itself names what is new; what it led to names every PPN that counts.
    lately = item.events.filter(version=item.version).order_by("id")
    came = next((event for event in lately if event.details.get("ppns")), None)
    if came is not None:
        return f"{_tell_ppns(item, came, now)} {LOOK_AGAIN}"
    return f"This item changed while you read it. {LOOK_AGAIN}"


def _tell_ppns(item: Item, came: ItemEvent, now: datetime) -> str:
    """ "PPN 4471 came at 07:20 and names child 1."; of one that only may be the one, "may be for child 1"."""
    ppns = came.details["ppns"]
    named = item.children.filter(current=True, ppn_id__in=ppns).order_by("position")
    numbers = [str(position) for position in named.values_list("position", flat=True)]
    sure = not named.exclude(cover="certain").exists()
    children = f"child{'' if len(numbers) == 1 else 'ren'} {join_words(numbers)}"
    what = f" and {'names' if sure else 'may be for'} {children}" if numbers else ""
    return f"{name_ppn(our_force().ppn_word, ', '.join(ppns))} came at {_clock(came.at, now)}{what}."


def _clock(at: datetime, now: datetime) -> str:
    """ "07:20" today, else with its day."""
    there = at.astimezone(LONDON)
    return f"{there:%H:%M}" if there.date() == now.astimezone(LONDON).date() else tell_moment(at, now)
