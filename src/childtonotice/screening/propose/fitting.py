"""How well a column of an export fits one of ours: by its name and by what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from childtonotice.screening.propose.formats import holds_serials
from childtonotice.screening.propose.looks import Looks
from childtonotice.screening.propose.vocabulary import Words, is_concept, phrases_of

# Words that many columns share: they weigh less than those that tell one column from another.
_LIGHT = frozenset(
    {"incident", "person", "subject", "ppn", "date", "time", "moment", "id", "class", "text", "log", "marker", "name",
     "officer", "record", "line", "stop", "search", "arrest", "custody", "place"}
)  # fmt: skip
_OF_A_ROW = ("row", "seq", "sequence", "index", "version")
# Words of which one must be in the name, whatever else fits.
_MUST: dict[str, frozenset[str]] = {
    ours: frozenset(words.split()) for ours, words in {
        "officer_id": "officer", "supervisor_id": "supervisor", "vat_grading": "vat", "vat_outcome": "vat",
        "vat_assessed_at": "vat", "shared_with": "share partner", "shared_at": "share partner",
        "acknowledged_at": "acknowledge", "partner_outcome": "partner", "partner_outcome_at": "partner",
        "informed_family": "inform", "updated_at": "update", "closed_at": "close result", "attended": "attend",
    }.items()
}  # fmt: skip
# Words that say that a column tells of something else.
_MUST_NOT: dict[str, frozenset[str]] = {
    "incident_id": frozenset({"person", "subject", "ppn", "officer", "victim", "suspect", *_OF_A_ROW}),
    "ppn_id": frozenset({"person", "subject", "incident", "officer", *_OF_A_ROW}),
    "log": frozenset({"person", "subject"}),
    "person_id": frozenset(
        {
            "incident",
            "ppn",
            "officer",
            "report",
            "log",
            "create",
            "open",
            "close",
            "stop",
            "search",
            "custody",
            "arrest",
        }
    ),
}
_BY_NAME, _BY_LOOKS, _LOOKS_ALONE = 0.7, 0.3, 0.5
LEAST, SURE = 0.42, 0.62
_NEVER = -1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column of an export with the words of its name and its looks."""

    name: str
    words: Words
    looks: Looks


@dataclass(frozen=True, slots=True)
class Fit:
    """One of our columns, the one of theirs that fits it best, how well (0 to 1), and what else might."""

    ours: str
    theirs: str
    score: float
    others: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether nobody need look at it."""
        return self.score >= SURE and not self.others


def fit_name(words: Iterable[str], phrases: Sequence[frozenset[str]]) -> float:
    """How near the words of a name come to the best of some phrases, from 0 to 1."""
    own = frozenset(word for word in words if not word.isdigit())
    return max((_nearness(own, phrase) for phrase in phrases), default=0.0)


def _nearness(own: frozenset[str], phrase: frozenset[str]) -> float:
    shared, either = own & phrase, own | phrase
    # Where a phrase has a word of its own, one that shares only what every name has is not near.
    if not phrase <= _LIGHT and not shared - _LIGHT:
        return 0.0
    return sum(map(_weight, shared)) / sum(map(_weight, either)) if shared else 0.0


def _weight(word: str) -> float:
    return 0.5 if word in _LIGHT else 1.0


def score(table: str, ours: str, candidate: Candidate) -> float:
    """How well one of their columns fits one of ours, from 0 (not at all) to 1."""
    named = fit_name(candidate.words, phrases_of(table, ours)) if _may_be(ours, candidate.words) else 0.0
    if candidate.looks.blank:
        return named * 0.9
    seen = fit_looks(ours, candidate.looks)
    if seen <= _NEVER:
        return 0.0
    if not named:
        # Without a word in its name only what cannot be mistaken counts.
        return _LOOKS_ALONE if seen >= 1.0 and _speaks_for_itself(ours, candidate.words) else 0.0
    return max(named * _BY_NAME + seen * _BY_LOOKS, 0.0)


def _speaks_for_itself(ours: str, words: Words) -> bool:
    """Whether the cells alone may decide: for long text always, for anything else where the name tells nothing."""
    return ours in ("log", "narrative") or (ours in _SPEAK_FOR_THEMSELVES and not any(map(is_concept, words)))


def _may_be(ours: str, words: Words) -> bool:
    """Whether a name holds what it must, and nothing that it must not."""
    must, must_not = _MUST.get(ours), _MUST_NOT.get(ours, frozenset())
    return not must_not & set(words) and (must is None or bool(must & set(words)))


def assign(table: str, names: Iterable[str], candidates: Sequence[Candidate]) -> dict[str, Fit]:
    """For each of our columns the best of theirs, none twice, the surest first."""
    scored = sorted(
        ((score(table, ours, candidate), -at, ours, candidate.name)
         for ours in names for at, candidate in enumerate(candidates)),
        reverse=True,
    )  # fmt: skip
    found: dict[str, Fit] = {}
    taken: set[str] = set()
    for value, _, ours, theirs in scored:
        if value < LEAST:
            break
        if ours not in found and theirs not in taken:
            close = max(value - 0.08, LEAST)
            rivals = [other for worth, _, name, other in scored if name == ours and worth >= close]
            near = tuple(other for other in rivals if other not in (theirs, *taken))
            found[ours] = Fit(ours, theirs, value, near)
            taken.add(theirs)
    # What became another column of ours is no rival any more.
    return {
        ours: Fit(ours, fit.theirs, fit.score, tuple(o for o in fit.others if o not in taken))
        for ours, fit in found.items()
    }


def fit_looks(ours: str, looks: Looks) -> float:
    """How well the cells fit one of our columns: 1 as they should be, 0 no help, -1 cannot be."""
    test = _TESTS.get(ours)
    return test(looks) if test else 0.3


def _time(looks: Looks) -> float:
    if looks.written:
        return 1.0 if looks.written.timed else 0.7
    return 0.3 if holds_serials(list(looks.values)) else _NEVER


def _birth(looks: Looks) -> float:
    written = looks.written
    if not written:
        return 0.3 if holds_serials(list(looks.values)) else _NEVER
    if written.timed or not (written.first and written.last):
        return 0.0
    return 1.0 if (written.last - written.first).days > 1_500 or written.first.year < 2010 else 0.2


def _id(looks: Looks) -> float:
    if looks.written or looks.share("long") > 0.1 or looks.share("email") > 0.5 or looks.time_of_day:
        return _NEVER if not looks.share("digits") else 0.3
    if looks.share("id") < 0.5 and looks.share("digits") < 0.5:
        return _NEVER if looks.share("name_like") > 0.8 else -0.3
    return 0.5 + 0.5 * looks.distinct


def _pointer(looks: Looks) -> float:
    """An id of something else: it may repeat."""
    return min(_id(looks), 0.9)


def _officer(looks: Looks) -> float:
    return _NEVER if looks.written or looks.share("long") > 0.1 else 0.6


def _text(looks: Looks) -> float:
    if looks.written or looks.share("id") > 0.8 or looks.share("email") > 0.5 or looks.share("yesno") > 0.8:
        return _NEVER
    return 1.0 if looks.share("long") >= 0.5 else (0.6 if looks.length >= 25 else -0.2)


def _share_of(way: str, least: float, otherwise: float = _NEVER) -> Callable[[Looks], float]:
    return lambda looks: looks.share(way) if looks.share(way) >= least else otherwise


def _forename(looks: Looks) -> float:
    return _person_name(looks, "forename")


def _surname(looks: Looks) -> float:
    return _person_name(looks, "surname")


def _person_name(looks: Looks, way: str) -> float:
    if looks.written or looks.share("digits") > 0.3 or looks.share("long") > 0.1:
        return _NEVER
    return 1.0 if looks.share(way) >= 0.4 else (0.5 if looks.share("name_like") >= 0.6 else 0.1)


def _whole_name(looks: Looks) -> float:
    if looks.written or looks.share("digits") > 0.3 or looks.share("long") > 0.1:
        return _NEVER
    return 1.0 if looks.share("full_name") >= 0.4 else 0.3


def _codes(way: str) -> Callable[[Looks], float]:
    """A column of codes: few different ones, of which some are known."""

    def fit(looks: Looks) -> float:
        if looks.written or looks.share("long") > 0.1 or looks.length > 40:
            return _NEVER
        known = looks.share(way)
        if way == "role" and not known and looks.length > 6:
            return _NEVER
        few = looks.distinct < 0.5 or len(looks.values) <= 12
        return 1.0 if known >= 0.8 and few else (known if few else known - 0.4)

    return fit


def _class(looks: Looks) -> float:
    if (
        looks.written
        or looks.share("long") > 0.3
        or looks.share("yesno") > 0.9
        or looks.share("id") > 0.95 < looks.distinct
    ):
        return _NEVER
    return 0.8 if looks.distinct < 0.7 or len(looks.values) < 40 else 0.2


def _categories(looks: Looks) -> float:
    if looks.written or looks.share("digits") > 0.5 or looks.share("long") > 0.3:
        return _NEVER
    return 1.0 if looks.share("category") >= 0.5 else -0.9


def _flags(looks: Looks) -> float:
    return 1.0 if looks.share("flag") >= 0.3 else _class(looks)


def _address(looks: Looks) -> float:
    if looks.written or looks.share("yesno") > 0.8:
        return _NEVER
    return 1.0 if looks.share("address") >= 0.4 else 0.1


def _area(looks: Looks) -> float:
    return _NEVER if looks.written or looks.share("long") > 0.1 else (0.8 if len(looks.values) <= 60 else -0.3)


_TESTS: Mapping[str, Callable[[Looks], float]] = {
    **dict.fromkeys(
        ("reported_at", "updated_at", "closed_at", "submitted_at", "vat_assessed_at", "shared_at", "acknowledged_at",
         "partner_outcome_at"), _time),
    **dict.fromkeys(("log", "narrative"), _text),
    **dict.fromkeys(("officer_id", "supervisor_id"), _officer),
    **dict.fromkeys(("grading", "vat_grading"), _codes("grading")),
    "incident_id": _id, "person_id": _pointer, "ppn_id": _id,
    "date_of_birth": _birth, "forename": _forename, "surname": _surname, "name": _whole_name,
    "sex": _share_of("sex", 0.7), "age": _share_of("age", 0.6, 0.0), "email": _share_of("email", 0.6),
    "rank": _share_of("rank", 0.5, 0.0), "ethnicity": _share_of("ethnicity", 0.5, 0.2),
    "role": _codes("role"), "kind": _codes("kind"), "response_grade": _codes("response"),
    "attended": _share_of("yesno", 0.6, -0.2), "informed_family": _share_of("yesno", 0.6, -0.2),
    "looked_after": _share_of("yesno", 0.6, -0.2),
    "opening_code": _class, "closing_codes": _class, "categories": _categories, "flags": _flags,
    "area": _area, "location": _address, "address": _address,
}  # fmt: skip
_SPEAK_FOR_THEMSELVES = frozenset(
    {"date_of_birth", "forename", "surname", "email", "rank", "address", "location", "role"}
)
