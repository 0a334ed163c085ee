"""What happened to an item, read once: its events, its decisions, and where they leave it."""

from __future__ import annotations

from dataclasses import dataclass

from childtonotice.casework.derive import Standing, stand, withdrawn_of
from childtonotice.casework.models import Item, ItemEvent, Review


@dataclass(frozen=True, slots=True)
class History:
    """The events of an item in order, its decisions with the newest last, and what they come to.

    ``reviews``: decisions alone, withdrawn ones among them; ``withdrawn``: their ids.
    """

    events: tuple[ItemEvent, ...]
    reviews: tuple[Review, ...]
    withdrawn: frozenset[int]

    @property
    def standing(self) -> Standing:
        """Where the item stands."""
        return stand(self.events, self.withdrawn)

    @property
    def last(self) -> Review | None:
        """The last decision that nobody withdrew, whether it stands still or the item came back since."""
        return next((review for review in reversed(self.reviews) if review.pk not in self.withdrawn), None)


def history_of(item: Item) -> History:
    """Everything that happened to this item: four queries, however much it was."""
    events = item.events.select_related("by", "run", "review__by", "review__recovery").order_by("id")
    rows = list(
        item.reviews.select_related("by", "item").prefetch_related("children__child", "opinions__by").order_by("id")
    )
    reviews = tuple(review for review in rows if review.withdraws_id is None)
    return History(tuple(events), reviews, withdrawn_of(rows))
