"""Short keys under which two names that may be one person's always meet, so that a join need not try every pair."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from childtonotice.screening.link.lexicon import load_forenames, load_surnames
from childtonotice.screening.link.sounds import sounds_like
from childtonotice.screening.link.tokens import join_forename, join_surname, split_forename, split_surname
from childtonotice.screening.link.words import PIECE, SHORTEST_SLIP, list_forms


@lru_cache(maxsize=50_000)
def name_keys(forename: str, surname: str) -> tuple[str, ...]:
    """The keys of a whole name, sorted; none for a name that is blank.

    Law, proven in tests: two names that compare_names calls same, variant, swapped, part or forename-only share one.
    A key for each word by form and by ear, and for slips in both halves at once a pair of pieces.
    """
    first, last = (
        list_words(split_forename(forename), join_forename(forename)),
        list_words(split_surname(surname), join_surname(surname)),
    )
    keys = {key for word in (*first, *last) for key in word_keys(word)}
    for a, b in product(first, last):
        keys.update("".join(sorted(pair)) for pair in product(word_pieces(a), word_pieces(b)))
    return tuple(sorted(keys))


def list_words(words: tuple[str, ...], whole: str) -> tuple[str, ...]:
    """The words of a field and, where it has several, all of them written as one."""
    return words if words in ((), (whole,)) else (*words, whole)


@lru_cache(maxsize=50_000)
def word_keys(word: str) -> tuple[str, ...]:
    """One word by what it may stand for, as first name or surname, and by ear."""
    if len(word) == 1:
        return ()
    forms = list_forms(word, load_forenames()) | list_forms(word, load_surnames())
    return tuple(forms | {"~" + sound for sound in sounds_like(word)})


@lru_cache(maxsize=50_000)
def word_marks(word: str) -> frozenset[str]:
    """What a word has in common with every other that agrees with it: a form, a sound, an end, or all four letters."""
    letters = {"=" + "".join(sorted(word))} if len(word) == SHORTEST_SLIP else set()
    return frozenset({*word_keys(word), *word_pieces(word), *letters})


@lru_cache(maxsize=50_000)
def name_marks(forename: str, surname: str) -> frozenset[str]:
    """What a whole name has in common with every other that agrees with it in one half, exchanged or not."""
    words = (*list_words(split_forename(forename), join_forename(forename)),
             *list_words(split_surname(surname), join_surname(surname)))  # fmt: skip
    return frozenset().union(*map(word_marks, words))


def could_agree(a: str, b: str) -> bool:
    """Whether two words may agree, as forenames or surnames: asked before the comparison, which costs more."""
    return not word_marks(a).isdisjoint(word_marks(b))


@lru_cache(maxsize=50_000)
def word_pieces(word: str) -> tuple[str, ...]:
    """The beginning and the end of a word: one slip, or two that are allowed, leave one of them whole."""
    return (word[:PIECE] + "<", ">" + word[-PIECE:]) if len(word) >= SHORTEST_SLIP else ()
