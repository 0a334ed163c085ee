"""Which stories happen how often: decks in the proportions of the requirements, so that every sort turns up."""

from __future__ import annotations

from childtonotice.synthetic.chance import Deck
from childtonotice.synthetic.stories import care, childless, covered, edges, missed, partly, repeats
from childtonotice.synthetic.stories.stage import Plot, Stage
from childtonotice.synthetic.stories.story import Slot, Story

CHILD_SHARE = 0.14  # of all incidents, by any sign
FALSE_SHARE = 0.065  # of all incidents: the words sound as if there were a child

WITH_CHILDREN: tuple[tuple[Plot, int], ...] = (
    (covered.covered_id, 118), (covered.covered_person, 22), (covered.covered_name, 16), (covered.misspelt, 8),
    (covered.dob_swapped, 5), (covered.missing_dob, 6), (covered.wrong_id, 11), (covered.late_ppn, 8),
    (partly.adult_ppn, 9), (partly.earlier_ppn, 4), (partly.left_off, 14), (partly.twins, 3),
    (partly.names_nobody, 3), (partly.excluded, 9), (partly.duplicated, 3), (covered.covered_text, 5),
    (missed.linked, 28), (missed.home_already, 6), (missed.linked_sibling, 11), (missed.text_only, 56),
    (missed.text_only_count, 22),
    (missed.code_only, 4), (missed.address_only, 8), (missed.age_only, 6), (missed.unborn, 3),
    (missed.suspects_own, 9), (missed.friend_named, 8), (childless.nearly_grown_up, 2),
    (repeats.first_of_two, 3), (repeats.again_and_again, 2), (edges.on_the_minute, 5), (edges.other_surname, 3),
    (edges.unknown_kind, 3), (edges.access_today, 4),
)  # fmt: skip
FROM_CARE = 12  # cards of the deck above for residents of children's homes
SOUNDING: tuple[tuple[str, int], ...] = (
    ("adult-offspring", 18), ("denial", 16), ("idiom", 26), ("animals", 8), ("place-or-name", 20), ("historic", 5),
    ("passing", 6), ("pregnancy-no-risk", 4), ("corrected", 7),
)  # fmt: skip
WITHOUT: tuple[tuple[Plot, int], ...] = (
    (edges.role_only, 3), (edges.other_flat, 3),
    (childless.excluded_no_child, 5), (childless.just_grown_up, 3), (childless.wrong_category, 2),
)  # fmt: skip


class Program:
    """Chooses the story of each incident."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.homes = care.ChildrensHomes(stage)
        cards = (*WITH_CHILDREN, (self.homes.missing_again, FROM_CARE))
        sounding = [(childless.sounding(name), copies) for name, copies in SOUNDING]
        self.with_children: Deck[Plot] = Deck(stage.chance, cards)
        self.without: Deck[Plot] = Deck(stage.chance, [*sounding, *WITHOUT, (self.homes.disturbance, 2)])

    def next_story(self, slot: Slot) -> Story:
        """What happens now: what has to follow from before, else a card of a deck, else nothing of a child."""
        plot = self.stage.due(slot.reported_at)
        if plot is not None:
            return plot(self.stage, slot)
        draw = self.stage.chance.random()
        if draw < CHILD_SHARE:
            return self.with_children.deal()(self.stage, slot)
        if draw < CHILD_SHARE + FALSE_SHARE:
            return self.without.deal()(self.stage, slot)
        return childless.plain(self.stage, slot)
