"""Wording that blames a child, as advice to who checks a PPN (R26): the phrase, why, and what to write instead.

It is counted by team alone and reported on nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from childtonotice.screening.text.saying import read_risks

INSTEAD = {
    "assumes that the child can protect itself": "Say how the child seems, and what puts them at risk all the same.",
    "turns repeated harm into normal life": "Say how often it has happened, since when, and that each time adds risk.",
    "puts the cause of harm on the child": "Name the person or place that puts the child at risk.",
    "a child cannot choose abuse": "Say who exploits or pressures the child.",
    "sexualises a child": "Say what was done to the child.",
    "hides abuse behind consent": "Name it as abuse or exploitation; a child cannot consent to it.",
    "makes the child an actor in its exploitation": "Say that the child is exploited, by whom and to do what.",
    "dismisses what the child shows": "Describe what was seen and heard.",
    "makes the child the obstacle": "Say what was offered, what the child answered and why.",
    "labels the child": "Describe the behaviour and what stands behind it.",
    "blames the child": "Leave it out.",
    "blames the child for what a carer did not do": "Say that the child was not brought, and by whom.",
    "assumes no harm without asking": "Say what the child saw and heard; hearing it counts.",
    "implies a fair trade": "Say that things were given to the child to groom or control them.",
    "lowers the response": "Say since when nobody has heard from the child, and what is being done.",
    "makes light of harm": "Say what harm was done or could have been.",
    "puts the approach on the child": "Say who made contact with the child.",
    "treats the child as grown up": "Give the age, and what makes this child vulnerable.",
}
OTHERWISE = "Describe what was seen, heard and done, without judging the child."


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: the words as they stand, why they are a problem, and what to write instead."""

    words: str
    why: str
    instead: str


def find_blame(narrative: str) -> tuple[Phrase, ...]:
    """The phrases of a text that blame a child, each once."""
    found = {
        narrative[said.start : said.end].casefold(): said.label
        for said in read_risks(narrative)
        if said.kind == "blame"
    }
    return tuple(Phrase(words, why, INSTEAD.get(why, OTHERWISE)) for words, why in found.items())
