"""The kinds of event that a text speaks of: by its words, by phrases, and told apart as a reader would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.rules.events import (
    ANY_WORD,
    EVENT_PHRASES,
    EVENT_WORDS,
    LETTERS_APART,
    WORD,
    WORDS_APART,
    name_events,
    name_streets,
    pick_words,
)

SAID = (
    "the", "self", "harm", "selfharming", "step", "dad", "stepdad", "not", "been", "home", "conditions", "ran", "away",
    "left", "with", "punched", "a", "door", "doors", "county", "lines", "row", "rowing", "head", "teacher", "no",
    "food", "phone's", "ex", "exit", "assaulted", "dog",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("He SELF HARMED with tablets", {"self-harm"}),
        ("self-harm in class", {"school"}),
        ("her step dad ran away", {"domestic", "missing"}),
        ("punched a hole in the door", {"violence", "disorder"}),
        ("county lines, left with no food", {"drugs", "neglect"}),
        ("an exit row of seats", {"domestic"}),
        ("the rowing club", set()),
    ],
)
def test_events_by_words_and_phrases(text: str, events: set[str]) -> None:
    """Words count whole, in any case; a phrase counts where its words stand in a row."""
    assert name_events(text) == events


@given(st.lists(st.sampled_from(SAID), max_size=12))
def test_more_words_never_hide_an_event(words: list[str]) -> None:
    """What a part of a text tells of, the whole text tells of too (ruling 13 weighs what is told)."""
    whole = name_events(" ".join(words))
    for cut in range(len(words)):
        assert name_events(" ".join(words[:cut])) <= whole
    assert whole <= EVENT_WORDS.keys()


def test_every_phrase_begins_with_its_word() -> None:
    """A phrase is looked for only where its first word stands: they must be the same."""
    assert all(pattern.pattern.startswith(rf"\b{word} ") for word, (_, pattern) in EVENT_PHRASES.items())


def test_words_without_endings_and_apostrophes() -> None:
    """Photos and a photo are one word; a don't keeps no apostrophe; what any referral holds tells nothing."""
    assert pick_words("Photos of the photo, Zoë's phone - police didn't") == {"photo", "zoes", "phone", "didnt"}


@pytest.mark.parametrize(
    ("text", "streets"),
    [
        ("seen at 37 Cold Bath Mews", {"bath"}),
        ("Quarry Road and Quarry Lane", {"quarry"}),
        ("4a Oakdale Close, then 12 Windmill Rise", {"oakdale", "windmill"}),
        ("had a row on the way to the park", set()),
        ("15 Mill Lane Close by night", {"lane"}),
        ("12 Mill Lane", {"mill"}),
        ("off the A64 road", set()),
        ("Street", set()),
        ("the Ridgeway Avenue Gardens flats", {"ridgeway"}),
    ],
)
def test_streets_are_named_by_the_word_before_their_kind(text: str, streets: set[str]) -> None:
    """A street is told by its kind; close, row, way and the like make one only after a number."""
    assert name_streets(text) == streets


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_words_of_plain_text_are_parted_as_the_expressions_part_them(text: str) -> None:
    """The quick way with plain text finds the words that the expressions find."""
    lower = text.lower()
    assert lower.translate(WORDS_APART).split() == ANY_WORD.findall(lower)
    assert [word for word in lower.translate(LETTERS_APART).split() if len(word) > 2] == WORD.findall(lower)
