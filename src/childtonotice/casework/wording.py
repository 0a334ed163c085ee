"""What lists and pages say of an item, in words a tired reader takes in at once: never a child's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from childtonotice.screening import GRAVE, GRAVEST
from childtonotice.screening.findings import Child, Cover, Finding, Mark, Notice, Status

LONGEST_WHY = 12
NEW_BORN = "new-born"
BANDS = {"read-first": "Read first", "read-next": "Read next", "then": "Then"}
FOUND_BY = {
    Notice.LINKED: "named person",
    Notice.TEXT: "log words",
    Notice.CODE: "category",
    Notice.ADDRESS: "address",
}
NOTES = {
    "new-child": "New child on the record",
    "no-longer-covered": "A child is no longer covered",
    "exclusion-lifted": "No longer left out",
    "higher-priority": "Now more urgent",
    "log-grown": "The log has grown",
    "exclusion-added": "Now marked to be left out",
    "no-sign": "The record no longer shows a child",
    "rules-changed": "The rules have changed since",
    "ppn-perhaps": "A PPN came that may be the one",
    "brought-back": "Brought back",
    "second-opinion": "A second opinion differs",
    "blind-check": "Found by a blind check",
    "advice-came": "Advice has come",
    "officer-answered": "The officer has answered",
    "said-not-needed": "The officer says none is needed",
}
# What a person sent to be read: it comes before what merely waits its turn.
LISTED_BY_A_PERSON = ("brought-back", "blind-check", "advice-came", "officer-answered")
EXCLUSIONS = {"marac": "MARAC", "strategy-meeting": "Strategy meeting", "test": "Test", "duplicate": "Duplicate"}
_SEXES = {"f": ("girl", "female"), "female": ("girl", "female"), "m": ("boy", "male"), "male": ("boy", "male")}


def name_ppn(word: str, ppn_id: str) -> str:
    """A PPN by its number: "PPN 4471"; the number alone where it begins with the word."""
    return ppn_id if ppn_id.upper().startswith(word.upper()) else f"{word} {ppn_id}"


def band_of(priority: int, note: str = "") -> str:
    """The code of the order in words: 1 is read first; 2 and 3 next, and what a person sent back; then the rest."""
    if priority <= 1:
        return "read-first"
    return "read-next" if priority <= 3 or note in LISTED_BY_A_PERSON else "then"


def describe_child(child: Child) -> str:
    """A child without a name: "girl 4", "boy 7", "baby 9 months", "unborn child", "daughter"."""
    if child.presence == "unborn" or child.relation == "unborn":
        return "unborn child"
    noun = _SEXES.get(child.sex.casefold(), ("child", ""))[0]
    if noun == "child" and child.relation.isalpha() and child.relation not in _NO_NOUNS:
        noun = child.relation.casefold()
    age = tell_years(child.age)
    return f"{age} {noun}" if age == NEW_BORN else f"{noun} {age}".strip()


# Relations that say what someone did rather than who they are, so that they make no noun for a child.
_NO_NOUNS = {"victim", "suspect", "witness", "missing", "caller", "youth", "informant"}


def tell_years(age: str) -> str:
    """An age as one says it: "4", "9 months", "10 to 17"; empty where not known."""
    if "-" in age:
        low, _, high = age.partition("-")
        return f"{low} to {high}"
    try:
        years = float(age)
    except ValueError:
        return ""
    months = round(years * 12)
    if years >= 2 or (years >= 1 and years == int(years)):
        return str(int(years))
    return f"{months} month{'' if months == 1 else 's'}" if months else NEW_BORN


def join_words(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def tell_children(labels: Sequence[str]) -> str:
    """Up to two children by age and relation, more by their number."""
    if len(labels) > 2:
        return f"{len(labels)} children"
    if len(labels) == 2 and labels[0] == labels[1] and labels[0].replace(" ", "").isalpha():
        return f"2 {_several(labels[0])}"
    return join_words(labels) or "a child"


def _several(label: str) -> str:
    """More than one of them: "children", "grandchildren", "babies", "boys"."""
    if label.endswith("child"):
        return f"{label}ren"
    return f"{label[:-1]}ies" if label.endswith("by") else f"{label}s"


def tell_why(finding: Finding, kind: str, ppn: str, log: str = "", names: Iterable[str] = ()) -> str:
    """The bold sentence of a row, 12 words or fewer: who, in what danger, and what is missing.

    The type of incident, and the danger in the log's own words where it names one near the child. ``names``: of the
    people of the incident; words of the log that hold one are not quoted.
    """
    who = tell_children([describe_child(child) for child in finding.children])
    end = _what_is_missing(finding, ppn)
    room = LONGEST_WHY - len(who.split()) - len(end.split())
    context = _join_in(room, _in_a_sentence(kind), find_danger(finding, log, names))
    opening = f"{who}: {context}." if context else f"{who}."
    return f"{opening[0].upper()}{opening[1:]} {end}"


def _join_in(room: int, kind: str, danger: str) -> str:
    """The type of incident and the danger, in so many words; where both have no room, the danger alone."""
    together = f"{kind}, {danger}" if kind and danger and danger not in kind else kind or danger
    if len(together.split()) > room and danger:
        together = danger
    return " ".join(together.split()[: max(room, 0)]).rstrip(" ,;:-")


def find_danger(finding: Finding, log: str, names: Iterable[str] = ()) -> str:
    """The gravest thing that the log says near a child, in its own words; empty where there is none to quote.

    What only names a form, a court order or a place says nothing of what befell the child, and words in which a name
    of the incident stands are not quoted: the list names no child.
    """
    known = {word for name in names for word in name.casefold().split()}
    told = [(mark.label, words) for mark in _near_a_child(finding, log) if (words := _quote(log, mark, known))]
    return min(told, key=lambda risk: (risk[0] not in GRAVEST, risk[0] not in GRAVE), default=("", ""))[1]


# Risks whose words say by themselves what was done. Others ("custody", "level crossing") need the sentence around them.
_TELLING = GRAVE - {"pregnant risk"} | {"physical", "neglect", "self-harm", "emotional"}
_NEAR = 2


def _near_a_child(finding: Finding, log: str) -> list[Mark]:
    """The telling risks within two lines of a child's own words; of a child known from records, of the log's first."""
    lines = [log.count("\n", 0, mark.start) for mark in finding.marks if mark.kind == "child"] or [0]
    return [
        mark
        for mark in finding.marks
        if mark.kind == "risk" and mark.label in _TELLING
        if any(abs(log.count("\n", 0, mark.start) - line) <= _NEAR for line in lines)
    ]


def _quote(log: str, mark: Mark, names: set[str]) -> str:
    words = log[mark.start : mark.end].casefold().split()
    return "" if names & {word.strip(".,;:'\"()").removesuffix("'s") for word in words} else " ".join(words)


# Up to three capitals, but not the little words that stand between others: "CONCERN FOR SAFETY".
SHORT_FORM = re.compile(r"(?!(?:A|AN|AND|AS|AT|BY|FOR|IN|NO|NOT|OF|OFF|ON|OR|OUT|THE|TO|VIA)$)[^a-z]{1,3}")


def _in_a_sentence(words: str) -> str:
    """A category within a sentence: small letters, but a short abbreviation ("RTC") stays as it is."""
    return " ".join(word if SHORT_FORM.fullmatch(word) else word.lower() for word in words.split())


def _what_is_missing(finding: Finding, ppn: str) -> str:
    if finding.status is Status.EXCLUDED:
        return f"Left out: {join_words([EXCLUSIONS.get(code, code) for code in finding.exclusions])}."
    if finding.status is Status.COVERED:
        return f"{ppn} found."
    if finding.status is Status.CHECK_MATCH:
        return f"A {ppn} may match."
    if finding.status is Status.PART_COVERED:
        bare = sum(child.cover is not Cover.CERTAIN for child in finding.children)
        return f"{bare} without a {ppn}."
    return f"No {ppn}."


def tell_cover(covered: int, children: int) -> str:
    """ "None of 2 covered", "1 of 3 covered", "Covered"; of one child, "Not covered"."""
    if children == 0:
        return ""
    if covered >= children:
        return "All covered" if children > 1 else "Covered"
    if children == 1:
        return "Not covered"
    return f"{covered or 'None'} of {children} covered"


def tell_found_by(codes: Iterable[str]) -> str:
    """How the children came to notice, in words: "named person, log words"; "all four signs" where all of them."""
    known = set(codes)
    if known >= {notice.value for notice in FOUND_BY}:
        return "all four signs"
    return ", ".join(words for notice, words in FOUND_BY.items() if notice.value in known)


_UNIT = re.compile(r"\b(?:flat|apartment|apt|unit|room|suite|house|no\.?|number)\s*\d+\w*\b\s*,?", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b\d+[A-Za-z]?\b(?:\s*[-/&]\s*\d+[A-Za-z]?\b)?\s*,?\s*")


def tell_place(location: str) -> str:
    """The place without house or flat number and without postcode: a street and a town are enough for a list."""
    place = _NUMBER.sub("", _POSTCODE.sub("", _UNIT.sub("", location)))
    parts = (" ".join(part.split()) for part in place.split(","))
    return calm(", ".join(part for part in parts if part))


def calm(words: str) -> str:
    """Words in capitals as one writes them: "CAM RISE, ELLERDALE" is "Cam Rise, Ellerdale".

    Road numbers ("A64") and anything already in small letters stay as they are.
    """
    if not words.isupper():
        return words
    return " ".join(word if any(letter.isdigit() for letter in word) else _capital(word) for word in words.split())


def tell_type(kind: str) -> str:
    """The type of incident for a heading: "DOMESTIC INCIDENT" is "Domestic incident"; "RTC Injury" stays."""
    told = _in_a_sentence(kind) if kind.isupper() else kind
    return f"{told[:1].upper()}{told[1:]}"


def _capital(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))
