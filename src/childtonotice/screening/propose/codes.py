"""Lists of codes: which of a force's codes we know, which are a guess, and which have no word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from childtonotice.screening.propose.looks import is_name
from childtonotice.screening.propose.plans import CodeList
from childtonotice.screening.propose.vocabulary import codes_of, ethnicities
from childtonotice.screening.read.audits import show_code
from childtonotice.screening.read.translate import fold_code
from childtonotice.screening.tables import CATEGORIES, GRADINGS, KINDS_OF_PPN, ROLES

# The lists of mapping.toml: which words of ours are known to stand in them, and which may stand as they are.
_LISTS: Mapping[str, tuple[str, frozenset[str]]] = {
    "roles": ("role", frozenset(ROLES)),
    "kinds": ("kind", frozenset(KINDS_OF_PPN)),
    "gradings": ("grading", frozenset(GRADINGS)),
    "subjects": ("subject", frozenset({"child", "adult"})),
    "young": ("young", frozenset()),
    "grades": ("response", frozenset()),
    "markers": ("flag", frozenset()),
    "attended": ("attended", frozenset({"y", "n", "yes", "no", "true", "false", "t", "f", "1", "0"})),
    "categories": ("category", frozenset(CATEGORIES)),
}
# A word of ours that decides nothing may stand for a code without anybody looking.
_CLOSED = frozenset({"roles", "kinds", "gradings", "subjects", "categories"})
# "High risk", "Child referral": the word of the column stands in the cell again.
_NAMED_AGAIN = frozenset({"kinds", "gradings"})
_SAYS_NOTHING = frozenset(
    {"risk", "referral", "ppn", "form", "grade", "graded", "grading", "level", "report", "notice"}
)
_MOST_PAIRS, _LONGEST_CODE = 80, 24


@dataclass(slots=True)
class Registry:
    """The codes met so far, by list, with how often each stands in the export. ``areas``: the force's, by name."""

    areas: tuple[str, ...] = ()
    met: dict[str, Counter[str]] = field(default_factory=dict)
    spelt: dict[str, str] = field(default_factory=dict)

    def meet(self, name: str, values: Mapping[str, int]) -> bool:
        """Remember the codes of a column; True where any of them needs a word."""
        needed: Counter[str] = Counter()
        for value, count in values.items():
            if word_for(name, value, self.areas) != "":
                needed[self.spelt.setdefault(fold_code(value), value)] += count
        wanted = any(word_for(name, value, self.areas) for value in needed) or (name in _CLOSED and bool(needed))
        if wanted:
            self.met.setdefault(name, Counter()).update(needed)
        return wanted

    def lists(self) -> tuple[CodeList, ...]:
        """Every list, the most frequent codes first."""
        return tuple(_list_of(name, met, self.areas) for name, met in self.met.items())


def our_words(name: str) -> tuple[str, ...]:
    """The words of ours that may stand for the codes of a list; none where any word may."""
    lists = {"roles": ROLES, "kinds": KINDS_OF_PPN, "gradings": GRADINGS, "subjects": ("child", "adult"),
             "categories": CATEGORIES, "young": ("<18", "18+")}  # fmt: skip
    return tuple(lists.get(name, ()))


def word_for(name: str, value: str, areas: tuple[str, ...] = ()) -> str | None:
    """Our word for a code: empty where the code is a word of ours already, None where we know none."""
    code = fold_code(value)
    if name == "areas":
        return _area_for(code, areas)
    if name == "ethnicity":
        return ethnicities().get(value.upper())
    if name == "classes":
        return class_word(value)
    known, ours = _LISTS[name]
    if code in ours or (name not in _CLOSED and known != "young" and code == codes_of(known).get(code, "").casefold()):
        return ""
    # "No link" is no role: such records are left out of the links altogether.
    if name == "roles" and code in codes_of("no_link"):
        return ""
    # Where several have one role, forces count them: victim 1, V2.
    bare = " ".join(word for word in code.split() if word not in _SAYS_NOTHING) if name in _NAMED_AGAIN else code
    return codes_of(known).get(code) or _word_of_parts(known, code) or codes_of(known).get(bare)


def _word_of_parts(known: str, code: str) -> str | None:
    """Our word for a code that is counted ("victim 1"), or of which each half has the same ("suspect/offender")."""
    parts = re.split(r" ?/ ?| or ", re.sub(r"(?<=[a-z]) ?\d$", "", code))
    words = {codes_of(known).get(part) for part in parts}
    return words.pop() if len(words) == 1 else None


def _area_for(code: str, areas: tuple[str, ...]) -> str | None:
    """The only area of the force that begins like a code: Y1 can only be York."""
    if not areas or code in {area.casefold() for area in areas}:
        return ""
    letters = "".join(sign for sign in code if sign.isalpha())
    fitting = [area for area in areas if letters and area.casefold().startswith(letters)]
    fitting = fitting or [
        area for area in areas if "".join(w[0] for w in area.casefold().split() if w[0].isalpha()) == letters
    ]
    return fitting[0] if len(fitting) == 1 else None


def class_word(value: str) -> str | None:
    """A category with its short forms written out, as the rules read it; None where nothing in it is one."""
    parts = re.split(r"([^A-Za-z0-9]+)", value)
    written = [codes_of("class_word").get(part.casefold()) for part in parts]
    if not any(written):
        return None
    words = {part.casefold() for part in parts}
    whole = "".join(meant or part for meant, part in zip(written, parts, strict=True))
    if "Missing" in written:
        whole = "Missing child" if words & codes_of_children() else whole.replace("Missing", "Missing person", 1)
    if whole == "Domestic" or whole.endswith("-Domestic"):
        whole += " incident"
    # A chapter before the short form ("PSW-DOM") says nothing that the words do not.
    return re.sub(r"^[A-Z]{2,4}-(?=[A-Z][a-z]+)", "", whole)


def codes_of_children() -> frozenset[str]:
    """Short forms by which a category says that it is about a child."""
    return frozenset(codes_of("class_child"))


def _list_of(name: str, met: Counter[str], areas: tuple[str, ...]) -> CodeList:
    pairs, without = [], []
    for value, count in sorted(met.items(), key=lambda pair: (-pair[1], pair[0])):
        word = word_for(name, value, areas)
        if word:
            pairs.append((value, word, count, is_guess(name, value)))
        else:
            without.append((value, count))
    if name != "areas" and not without and len({word for _, word, _, _ in pairs}) > 1:
        # Codes that all have a word, and different ones, bear each other out.
        pairs = [(code, word, count, False) for code, word, count, _ in pairs]
    return CodeList(name, tuple(pairs[:_MOST_PAIRS]), tuple(without))


def is_guess(name: str, value: str) -> bool:
    """Whether a code may as well mean something else: a single letter or figure, or a leaving-out of incidents."""
    if name == "areas":
        return True
    if name == "classes":
        return bool({"cp", "mp", "da", "mis", "neg"} & set(re.findall(r"[a-z]+", value.casefold())))
    return name not in ("ethnicity", "grades") and len(value.strip()) <= 1


def may_show(value: str, count: int) -> bool:
    """Whether a code may stand in a file that people pass on: of three signs, or repeated, short and no name."""
    if show_code(value):
        return True
    if count < 2:
        return False
    words = re.findall(r"[^\W\d_]+", value.casefold())
    return len(value) <= _LONGEST_CODE and len(words) <= 3 and not any(is_name(word) for word in words)
