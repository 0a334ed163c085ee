"""Wording that blames or belittles a child is pointed out; never when quoted, cited, denied or of a grown-up (language.md 10)."""

from __future__ import annotations

import pytest

from tests.spec.logs import said

BLAMING = [
    ("15yo is streetwise and will be fine", "assumes that the child can protect itself"),
    ("she can look after herself, says staff", "assumes that the child can protect itself"),
    ("not out of character for Kian", "turns repeated harm into normal life"),
    ("REGULAR MISPER, NORMAL FOR HIM", "turns repeated harm into normal life"),
    ("she engages in risky behaviour with older males", "puts the cause of harm on the child"),
    ("places herself at risk every weekend", "puts the cause of harm on the child"),
    ("it is a lifestyle choice for this girl", "a child cannot choose abuse"),
    ("he keeps making bad decisions, made bad decisions again", "a child cannot choose abuse"),
    ("girl, 14, is known to be promiscuous", "sexualises a child"),
    ("13yo is sexually active", "sexualises a child"),
    ("sexual activity with a male of 30, she is 14", "hides abuse behind consent"),
    ("child is in a relationship with her dealer", "hides abuse behind consent"),
    ("he is involved in CCE", "makes the child an actor in its exploitation"),
    ("known drug runner aged 15", "makes the child an actor in its exploitation"),
    ("attention seeking again", "dismisses what the child shows"),
    ("pupil is manipulative", "dismisses what the child shows"),
    ("she won't engage with officers", "makes the child the obstacle"),
    ("young person is hard to reach", "makes the child the obstacle"),
    ("he is a known troublemaker", "labels the child"),
    ("serial absconder from the unit", "labels the child"),
    ("brought it on himself", "blames the child"),
    ("asking for it dressed like that", "blames the child"),
    ("just kids being kids", "makes light of harm"),
    ("teenage drama, nothing more", "makes light of harm"),
    ("he will return on his own", "lowers the response"),
    ("always comes back when he is hungry", "lowers the response"),
    ("she is mature for her age", "treats the child as grown up"),
    ("he knew exactly what he was doing", "treats the child as grown up"),
    ("gave him vapes in exchange for sex", "implies a fair trade"),
    ("she has been messaging older men", "puts the approach on the child"),
    ("kids slept through it", "assumes no harm without asking"),
    ("no disclosure so closed", "assumes no harm without asking"),
]  # fmt: skip
BLAMELESS = [
    'foster carer said "she is just attention seeking"',
    "reminder: the term lifestyle choice is not to be used",
    "do not use promiscuous in any report on a child",
    "landlord is a time waster",
    "caller is a known troublemaker, 54",
    "tenant of 40 is attention seeking",
    "wife consented to the search",
    "she is not streetwise and is frightened",
    "market trader selling street wear",
    "her mum is manipulative, says dad",
]


@pytest.mark.parametrize("log, reason", BLAMING, ids=[log[:40] for log, _ in BLAMING])
def test_blaming_words_are_pointed_out_with_the_reason(log: str, reason: str) -> None:
    """The reader is told what is wrong with the wording."""
    assert reason in said(log, "blame")


@pytest.mark.parametrize("log", BLAMELESS)
def test_quoted_cited_denied_or_grown_up_is_left_alone(log: str) -> None:
    """Reported speech, instructions, denials and grown-ups raise nothing."""
    assert said(log, "blame") == []
