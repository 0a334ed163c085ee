"""Misspellings of the words that matter most: two letters swapped, one left out, doubled, wrong or too many.

The misspellings are made by rule from a short list, so that stage 1 can look for each and stage 2 can tell at once what
was meant. What is a word or a name of its own is no misspelling ("laughter" is no "daughter").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from childtonotice.screening.text.forenames import FORENAMES
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.words import NOUNS

SWAPPED = lexicon(
    "child kids baby girl girls boys pupil pupils niece nephew months weeks years year little aged lads youths",
    "youth twins infant babies teens school young son's born",
)
LOST = lexicon("nephew infant babies youths stepson juvenile grandson toddlers daughters")
# Words beside which the telling one stands, put right where a line is read anyway.
BESIDE = lexicon(
    "brother brothers sister sisters sibling siblings eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "eight seven youngest eldest oldest younger middle another month months weeks newborn lasses",
    "grandkids caller victim victims suspect mother father female approx approximately around about between under",
    "other others older detained uniform boyfriend girlfriend partner relationship secondary",
    "primary nursery placement pupils foster missing upstairs correction adults adult grown",
)
# Long words whose slips one pattern of stage 1 stands for (triggers.txt).
OF_SCHOOL = lexicon("schoolgirl schoolgirls schoolboy schoolboys")
MISSCHOOLED = re.compile(r"c?s[chol]{3,5}(?:l?g|l?b)[irloy]{1,4}s?")
ANY_SLIP = lexicon(
    "children daughter toddler pregnant teenager grandchildren granddaughter stepdaughter",
)
OWN_WORDS = lexicon(
    "toddles teenage moths month week wees school seen bron bosy grils babes nursey bother bothers moth elven",
    "abut oder unde fater lases grow gown parter bonr sven loder eleen",
)
DIALECT = {f"t'{word}": word for word in ("little", "kids", "kid", "bairn", "bairns", "baby", "babby", "lad", "lass")}
KNOWN_SLIPS = {
    **DIALECT,
    "tolder": "toddler", "childer": "children", "chidlern": "children", "dauter": "daughter", "dauther": "daughter",
    "neices": "nieces", "newphew": "nephew", "neffew": "nephew", "newphews": "nephews", "preganat": "pregnant",
    "pregnet": "pregnant", "prego": "pregnant", "yung": "young", "yong": "young", "gurl": "girl",
    "gurls": "girls", "babby": "baby", "kidds": "kids", "kinds'": "kids", "boyz": "boys", "infent": "infant",
    "scool": "school", "shool": "school", "skool": "school", "schol": "school", "litle": "little",
    "teenages": "teenagers", "teanagers": "teenagers", "youffs": "youths", "yoof": "youth", "yoofs": "youths",
    "juvinile": "juvenile", "juvinille": "juvenile", "grandaugher": "granddaughter", "step-son": "stepson",
    "yungest": "youngest", "youngst": "youngest", "elddest": "eldest", "kidz": "kids", "grls": "girls", "grl": "girl",
    "pupill": "pupil", "pupills": "pupils", "pupul": "pupil", "studnet": "student", "brotehr": "brother",
    "siser": "sister", "borther": "brother", "sisiter": "sister", "yrold": "yrold", "babie": "baby", "babys": "babies",
    "babyies": "babies", "nephue": "nephew",
}  # fmt: skip


def swaps(word: str) -> Iterator[str]:
    """Two neighbouring letters changed over."""
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def losses(word: str) -> Iterator[str]:
    """One letter left out, or one doubled."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]


def slips(word: str) -> Iterator[str]:
    """One letter wrong, or one too many."""
    for at in range(1, len(word)):
        for letter in ascii_lowercase:
            yield word[:at] + letter + word[at + 1 :]
            yield word[:at] + letter + word[at:]


def misspellings() -> dict[str, str]:
    """Each misspelling with the word that it stands for."""
    made: dict[str, str] = {}
    for word in sorted(SWAPPED | LOST | ANY_SLIP | BESIDE):
        made.update(dict.fromkeys(swaps(word), word))
        if word in LOST or word in ANY_SLIP or word in BESIDE:
            made.update(dict.fromkeys(losses(word), word))
        if word in ANY_SLIP:
            made.update(dict.fromkeys(slips(word), word))
    for word in OF_SCHOOL:
        made |= {slip: word for slip in (*swaps(word), *losses(word)) if MISSCHOOLED.fullmatch(slip)}
    real = OWN_WORDS | frozenset(NOUNS) | frozenset(FORENAMES) | SWAPPED | LOST | ANY_SLIP | BESIDE
    made = {slip: word for slip, word in made.items() if slip not in real and len(slip) > 3}
    return {**made, **KNOWN_SLIPS}


def typo_patterns() -> list[str]:
    """The misspellings as RE2 alternatives, with a wildcard for a letter that is wrong, too many or left out."""
    plain = set(KNOWN_SLIPS)
    for word in SWAPPED | LOST | ANY_SLIP:
        plain.update(swaps(word))
    for word in LOST - ANY_SLIP:
        plain.update(losses(word))
    wild = {f"{word[:at]}[a-z]?{word[at]}?{word[at + 1 :]}" for word in ANY_SLIP for at in range(1, len(word))}
    return sorted(slip for slip in plain if slip in MISSPELT and MISSPELT[slip] not in UNITS) + sorted(wild)


# Misspelt units of time let a log pass only with "old" after them, which the trigger list sees to.
UNITS = frozenset(("year", "years", "months", "weeks", "aged", "born", "little", "young", "school"))
MISSPELT = misspellings()
