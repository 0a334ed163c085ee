"""Stage 1: the one expression that every log with a child in it matches; generous, and cheap over millions of logs.

RE2, no look-around, case-insensitive, word-bounded. RE2's word boundary knows ASCII letters only, so an accented letter
ends a word here; that can only let more logs pass.
"""

from __future__ import annotations

from functools import lru_cache

import re2

from childtonotice.screening.text.lexicon import fill, lexicon, load_words, read_rows
from childtonotice.screening.text.seen import OPAQUE, ways_of_writing
from childtonotice.screening.text.typos import typo_patterns
from childtonotice.screening.text.unseen import UNSEEN
from childtonotice.screening.text.words import NOUNS

PARTS = {
    "{gap}": "[ .,'/()–-]{0,3}",
    "{age}": "(?:1[0-8]|[1-9])",
    "{number}": "(?:one|two|three|(?:four|six|seven)(?:teen)?|five|eight|nine|ten|eleven|twelve|(?:thir|fif)teen)",
    "{roughly}": "(?:(?:only|just|btwn|about|abt|approx|around|nearly|almost|now|turned|maybe|between|roughly|c) )*",
}
# Words of NOUNS that are in most logs or name grown-ups as a rule: with these alone no log passes.
COMMON = lexicon(
    "friend friends mate mates pal pals brother brothers bro sister sisters sis cousin cousins student students",
    "dau caller",
)


def trigger_patterns(name: str = "triggers.txt") -> list[str]:
    """The alternatives of a file of triggers with their parts put in."""
    return [fill(row, PARTS) for row in read_rows(name)]


def name_pattern() -> str:
    """A word that may be a name, then an age, then a word that goes on about the person ("MIA 12 HAS", "Leo 9, and").

    A list of first names would be surer, but makes the automaton ten times as large; units of time and measure are
    kept out by the first letter of what follows, or by the list of what may follow.
    """
    after = "|".join(sorted(load_words("after_age.txt")))
    rows = (
        "[a-z'-]{3,} {age}(?: yrs?| mths)?,? (?:[bcegijklnoqrtuvz][a-z]+|" + after + ")",
        "[a-z'-]{3,},? {roughly}{age}(?: yrs?)?,? (?:" + after + ")",
        "[a-z'-]{3,} {age} ?[,.;()/&+-] ?[a-z]+[0-9]?",
        "[^\\x00-\\x7f][a-z]{0,6}[ ,(]{1,3}{age}",
    )
    return "|".join(fill(row, PARTS) for row in rows)


def stage_one(phrases: tuple[tuple[str, str], ...] = ()) -> str:
    """The stage-1 expression with a force's own phrases beside the shipped words."""
    return f"{bounded(list_alternatives(phrases))}|{UNSEEN}|{OPAQUE}"


@lru_cache(maxsize=4)
def stage_one_parts(phrases: tuple[tuple[str, str], ...] = ()) -> tuple[str, str]:
    """The same as two expressions, of which a log matches one or both: far cheaper to look for one after the other.

    What begins with a word of its own, and what may begin at any word; see ``triggers.txt``.
    """
    rows = list_alternatives(phrases)
    own, any_word = [row for row in rows if row[0] != "["], [row for row in rows if row[0] == "["]
    return f"{bounded(own)}|{UNSEEN}|{OPAQUE}", bounded(any_word)


def list_alternatives(phrases: tuple[tuple[str, str], ...]) -> list[str]:
    """The words, misspellings, a force's own phrases, the triggers and the ages behind names."""
    own = [re2.escape(words.lower()) for phrase, _ in phrases if phrase.strip() for words in ways_of_writing(phrase)]
    words = {word for word, noun in NOUNS.items() if word not in COMMON and noun.strength}
    return [*with_plurals(words.union(typo_patterns())), *own, *trigger_patterns(), person_pattern(), name_pattern()]


# Nouns of NOUNS for grown-ups as a rule: a child's age beside them is found by the other alternatives.
SELDOM_CHILDREN = lexicon(
    "male female males females gunman shooter robber burglar intruder carjacker accomplice defendant teammate",
    "hiker kayaker canoeist rower sailor surfer paddler instructor recruit footballer gymnast motorist biker",
    "motorcyclist postman angler bystander clerk attendant cashier barmaid waitress waiter labourer volunteers",
    "players employees employee singer dancer vendor finder tourist m's f's pax courier cleaner complainant",
    "informant detainees occupants carer assistant",
)


def person_pattern() -> str:
    """A word for somebody of any age, then the age of a teenager ("SUS, 14", "shopper of 15", "wit approx 12-14")."""
    people = {word for word, noun in NOUNS.items() if noun.relation == "person" and not noun.strength}
    people -= COMMON | SELDOM_CHILDREN
    age = fill("[ ,(:-]{1,3}(?:of |aged |is |who is |who has )?{roughly}1[0-7]", PARTS)
    return f"(?:{'|'.join(sorted(people))}){age}"


def with_plurals(words: set[str]) -> list[str]:
    """The words in order, each once with its plural; an owner's ("son's") is found by the word itself."""
    single = sorted(word for word in words if not (word.endswith("s") and word[:-1].rstrip("'") in words))
    return [f"{word}s?" if f"{word}s" in words else word for word in single]


def bounded(alternatives: list[str]) -> str:
    """One expression for all of some alternatives, each as whole words."""
    return r"\b(?:" + "|".join(alternatives) + r")(?:\b|$)"


STAGE_ONE = stage_one()
COMPLETING = r"\b(?:" + "|".join(trigger_patterns("completing.txt")) + r")\b"
