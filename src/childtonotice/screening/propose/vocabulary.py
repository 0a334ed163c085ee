"""What forces call things: the words of column names and of code lists, read once from words.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

Words = tuple[str, ...]
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NUMBER = re.compile(r"\d+")
_POINTS = re.compile("[?!:]")  # "Under 18?"


@cache
def _read() -> dict[str, dict[str, object]]:
    text = files("childtonotice.screening.propose").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _concepts() -> dict[str, str]:
    """Every known word of a column's name to the one word that we compare by."""
    tokens = _read()["tokens"]
    return {variant: concept for concept, variants in tokens.items() for variant in variants}  # type: ignore[attr-defined]


@cache
def fold_words(name: str) -> Words:
    """The name of a column, file or sheet as the words that we compare by; a word that we do not know stays.

    "Rptd D/T", "reported_datetime" and "ReportedDateTime" come out alike.
    """
    alone = _read()["whole"].get(name.strip().casefold())
    if alone:
        return tuple(str(alone).split())
    parted = " ".join(map(_part_camel, name.replace("_", " ").split()))
    folded = f" {' '.join(_POINTS.sub(' ', parted.casefold()).split())} "
    for phrase, instead in _read()["phrases"].items():
        folded = (
            folded.replace(f" {phrase} ", f" {instead} ") if " " in phrase else folded.replace(phrase, str(instead))
        )
    fillers = set(_read()["fillers"]["words"])  # type: ignore[call-overload]
    words = [word for word in re.findall(r"[^\W_]+", folded) if word not in fillers]
    return tuple(concept for word in words for concept in _fold_word(word))


def _part_camel(word: str) -> str:
    return word if re.sub(r"\W", "", word.casefold()) in _concepts() else _CAMEL.sub(" ", word)


def _fold_word(word: str) -> Words:
    concepts = _concepts()
    if word in concepts:
        return (concepts[word],)
    if word.endswith("s") and word[:-1] in concepts:
        return (concepts[word[:-1]],)
    bare = _NUMBER.sub("", word)
    number = _NUMBER.search(word)
    if number and bare in concepts:
        return (concepts[bare], number[0])
    return _parted(word)


def _parted(word: str) -> Words:
    """A word run together of two that we know (incidentref, persondob), or cut short (rcvd, invt); else as it is."""
    concepts = _concepts()
    for at in range(2, len(word) - 1):
        if word[:at] in concepts and word[at:] in concepts and len(word) > 5:
            return concepts[word[:at]], concepts[word[at:]]
    meant = {concept for whole, concept in concepts.items() if _shortens(word, whole)}
    return (meant.pop(),) if len(meant) == 1 else (word,)


def _shortens(word: str, whole: str) -> bool:
    """Whether a word is the beginning of another, or its first two and its last letter with some between."""
    if len(word) < 3 or len(word) >= len(whole) or not word.isalpha():
        return False
    if whole.startswith(word):
        return True
    rest = iter(whole)
    return (
        len(word) <= 5
        and word[0] == whole[0]
        and word[-1] == whole[-1]
        and all(sign in rest for sign in word)
        and (len(word) > 3 and word[1] in whole[1:3])
    )


def is_concept(word: str) -> bool:
    """Whether a folded word is one that we compare by, not one that nobody here knows."""
    return word in _read()["tokens"]


@cache
def phrases_of(table: str, column: str) -> tuple[frozenset[str], ...]:
    """What one of our columns may be called, as sets of words."""
    columns = _read()["columns"][table]
    return tuple(frozenset(phrase.split()) for phrase in columns.get(column, ()))  # type: ignore[attr-defined]


@cache
def codes_of(which: str) -> dict[str, str]:
    """The codes and words that forces use for one closed list, folded, each to our word."""
    codes = _read()["codes"][which]
    return {code: ours for ours, theirs in codes.items() for code in theirs}  # type: ignore[attr-defined]


@cache
def unknown_words() -> frozenset[str]:
    """Words that mean "not recorded"."""
    return frozenset(map(str, _read()["unknown"]["words"]))  # type: ignore[call-overload]


@cache
def ethnicities() -> dict[str, str]:
    """The self-defined codes of ethnicity, 18+1."""
    return {str(code): str(words) for code, words in _read()["ethnicity"].items()}


def knows(name: str) -> bool:
    """Whether any word of a name is one that we know as it stands: a header has such words, a record hardly any."""
    concepts = _concepts()
    parts = " ".join(map(_part_camel, name.replace("_", " ").split())).casefold()
    words = fold_words(name)
    whole = len(words) > 1 and set(words) <= set(concepts.values())
    return whole or any(word in concepts for word in re.findall(r"[^\W_]+", parts))
