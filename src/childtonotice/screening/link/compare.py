"""Is this the same person? Field by field: what agrees, what differs, what is blank, and what follows (ruling 14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from childtonotice.screening.link.addresses import read_address, same_address
from childtonotice.screening.link.dates import compare_birth_dates
from childtonotice.screening.link.lexicon import load_forenames, load_surnames
from childtonotice.screening.link.names import NameMatch, compare_names, is_cut_short, sure_sex
from childtonotice.screening.link.tokens import split_forename, split_surname

WHOLE = ("same", "variant", "swapped")
EQUAL_DATES = ("same", "swapped")
NO_DATE = ("blank", "year-only")
DOUBTFUL_DATES = ("one-part", "near")


class Identity(NamedTuple):
    """What is known of who someone is. A date of birth that cannot be used on the day is to be None (ruling 1)."""

    person_id: str = ""
    forename: str = ""
    surname: str = ""
    date_of_birth: date | None = None
    sex: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class FieldMatch:
    """One field of two identities. ``outcome``: agrees, near, differs or blank.

    ``weight``: in powers of two, how much likelier the outcome is for one person than for two; for ordering only,
    never for deciding. ``note``: why, in words without personal data.
    """

    field: str
    outcome: str
    weight: float
    note: str = ""


@dataclass(frozen=True)
class Comparison:
    """Whether two identities are one person: same, perhaps or different; ``how``: person (by id), name, or empty.

    Names, dates and fields are worked out when asked for, since an id settles most pairs.
    """

    verdict: str
    how: str
    identities: tuple[Identity, Identity]

    @property
    def name(self) -> NameMatch:
        """How the names agree."""
        a, b = self.identities
        name = compare_names(a.forename, a.surname, b.forename, b.surname)
        return name if self.verdict == "different" else allow_cut(name, a.forename, b.forename)

    @property
    def birth(self) -> str:
        """How the dates of birth agree."""
        a, b = self.identities
        return compare_birth_dates(a.date_of_birth, b.date_of_birth)

    @property
    def fields(self) -> tuple[FieldMatch, ...]:
        """Every field of the two with its outcome and weight."""
        return weigh_fields(*self.identities, self.name, self.birth)

    @property
    def weight(self) -> float:
        """The weights of all fields together."""
        return sum(field.weight for field in self.fields)


def compare(a: Identity, b: Identity, *, with_incident_id: bool) -> Comparison:
    """Two identities are one person by the same person id, or by name and date of birth that agree.

    ``with_incident_id``: the PPN bears this incident's id. Ruling 14, R8, F13: the same person id; or name and date
    of birth that agree. What is not beyond doubt is perhaps. Twins, brothers and sisters, namesakes, father and son
    are never same.
    """
    if a.person_id and a.person_id == b.person_id:
        return Comparison("same", "person", (a, b))
    name = compare_names(a.forename, a.surname, b.forename, b.surname)
    birth = compare_birth_dates(a.date_of_birth, b.date_of_birth)
    if name.level == "surname-only" and (with_incident_id or birth in EQUAL_DATES):
        name = allow_cut(name, a.forename, b.forename)
    verdict = judge_identity(name, birth, with_incident_id)
    verdict = doubt_sex(verdict, name, *tell_sexes(a, b, name.level == "swapped"))
    if a.person_id and b.person_id:
        verdict = judge_two_records(verdict, name, birth)
    return Comparison(verdict, "name" if verdict == "same" else "", (a, b))


def can_be_one(a: Identity, b: Identity) -> bool:
    """Two identities whose dates of birth differ altogether can be one person by their id alone.

    Asked before ``compare``, which says "different" of all others and costs more (ruling 14).
    """
    if a.person_id and a.person_id == b.person_id:
        return True
    return compare_birth_dates(a.date_of_birth, b.date_of_birth) != "differs"


def allow_cut(name: NameMatch, a: str, b: str) -> NameMatch:
    """The name with a forename that is the other cut short taken for its short form: one that is on no list.

    Asked where the date of birth or the incident's id stands beside it, which no list of names is needed for.
    """
    if name.level != "surname-only" or not is_cut_short(a, b):
        return name
    return NameMatch("variant", ("a short name or another spelling", name.reasons[1]), "variant", name.surname)


def judge_identity(name: NameMatch, birth: str, with_incident_id: bool) -> str:
    """Without regard to ids, name and date of birth decide together.

    Ruling 14. With the incident's id a missing date of birth is no doubt for a whole name; an initial, half a name, or
    a date that differs in one part leaves a doubt; two such doubts without the id are another person.
    """
    if name.level in WHOLE:
        return judge_whole_name(birth, with_incident_id)
    if name.level != "part":
        return "different"
    if with_incident_id and birth in EQUAL_DATES and name.forename == "same" and name.surname == "near":
        return "same"  # no incident has two children of one forename and birthday whose surnames differ by a slip
    if birth in EQUAL_DATES or (with_incident_id and birth != "differs"):
        return "perhaps"
    return "perhaps" if birth in NO_DATE and is_initial_with_surname(name) else "different"


def judge_whole_name(birth: str, with_incident_id: bool) -> str:
    """A whole name that agrees, by what the dates of birth say."""
    if birth in EQUAL_DATES or (with_incident_id and birth in NO_DATE):
        return "same"
    return "perhaps" if birth in NO_DATE + DOUBTFUL_DATES else "different"


def is_initial_with_surname(name: NameMatch) -> bool:
    """Whether only the forename is an initial, beside a surname that agrees."""
    return name.forename == "initial" and name.surname in ("same", "variant")


def doubt_sex(verdict: str, name: NameMatch, a: str, b: str) -> str:
    """Two sexes beside a name that had to be bent to fit (Sam, Samantha) may be brother and sister."""
    return "perhaps" if verdict == "same" and name.level != "same" and compare_sexes(a, b) == "differs" else verdict


def tell_sexes(a: Identity, b: Identity, turned: bool) -> tuple[str, str]:
    """The sex of each on record; where only one has one, the other's as the forename tells it (Max, Maxine).

    ``turned``: forename and surname stand in another order, so that neither tells a sex.
    """
    if bool(a.sex.strip()) == bool(b.sex.strip()) or turned:
        return a.sex, b.sex
    return a.sex or sure_sex(a.forename), b.sex or sure_sex(b.forename)


def judge_two_records(verdict: str, name: NameMatch, birth: str) -> str:
    """Two person ids are two records of one person only where name and date of birth agree entirely."""
    if verdict == "same" and (name.level != "same" or birth != "same"):
        return "perhaps"
    if verdict == "perhaps" and not (name.level in WHOLE and birth in DOUBTFUL_DATES):
        return "different"
    return verdict


def compare_sexes(a: str, b: str) -> str:
    """agrees, differs or blank; anything but F and M counts as blank."""
    first, second = a.strip()[:1].upper(), b.strip()[:1].upper()
    if first not in ("F", "M") or second not in ("F", "M"):
        return "blank"
    return "agrees" if first == second else "differs"


def compare_addresses(a: str, b: str) -> str:
    """agrees, differs or blank; an address that names no dwelling counts as blank."""
    if not (read_address(a).is_dwelling and read_address(b).is_dwelling):
        return "blank"
    return "agrees" if same_address(a, b) else "differs"


# Level of a name, or of dates: outcome and weight. Rounded from how often each happens to one person and to two of
# like age by chance (5.4 of the requirements: 10 to 15 % of names taken by telephone carry an error). A name that is
# on none of our lists is a rare one, and agreeing in it tells more.
NAME_OUTCOMES = {
    "same": ("agrees", 6.5), "variant": ("agrees", 4.5), "near": ("near", 1.5), "initial": ("near", 2.0),
    "blank": ("blank", 0.0), "differs": ("differs", -4.0),
}  # fmt: skip
BIRTH_OUTCOMES = {
    "same": ("agrees", 12.5, ""), "swapped": ("agrees", 9.0, "day and month exchanged"),
    "year-only": ("near", 4.0, "one gives the year only"), "one-part": ("near", 4.5, "one part differs"),
    "near": ("near", 3.0, "a few days apart"), "blank": ("blank", 0.0, ""), "differs": ("differs", -4.5, ""),
}  # fmt: skip
RARE = 3.5
# Same surname and day of birth beside another forename: far oftener twins than one child.
TWINS = -18.0
# Dates that differ in more than a part, but by a round span: about a month, a year or ten years out.
SPANS = ((31, 2, 1.0), (365, 35, 1.0), (3652, 35, 0.0))


@lru_cache(maxsize=1024)
def weigh_fields(a: Identity, b: Identity, name: NameMatch, birth: str) -> tuple[FieldMatch, ...]:
    """Every field with its outcome and weight, in the order in which a reader compares them."""
    outcome, weight, note = BIRTH_OUTCOMES[birth]
    return (
        weigh_name("forename", name.forename, name, is_rare_forename(a.forename) and is_rare_forename(b.forename)),
        weigh_name("surname", name.surname, name, is_rare_surname(a.surname) and is_rare_surname(b.surname)),
        FieldMatch("date_of_birth", outcome, max(weight, weigh_span(a, b)) if birth == "differs" else weight, note),
        weigh_simple("sex", compare_sexes(a.sex, b.sex), 1.0, -4.0),
        weigh_simple("address", compare_addresses(a.address, b.address), 6.0, -1.0),
        weigh_simple("person_id", compare_ids(a.person_id, b.person_id), 20.0, -3.0),
    )


@lru_cache(maxsize=50_000)
def is_rare_forename(name: str) -> bool:
    """Whether no word of a forename is on our list of usual ones; a blank is nothing rare."""
    words = split_forename(name)
    return bool(words) and load_forenames().known.isdisjoint(words)


@lru_cache(maxsize=50_000)
def is_rare_surname(name: str) -> bool:
    """Whether no word of a surname is on our list of usual ones; a blank is nothing rare."""
    words = split_surname(name)
    return bool(words) and load_surnames().known.isdisjoint(words)


def weigh_span(a: Identity, b: Identity) -> float:
    """What dates of birth tell that differ by about a month, a year or ten years: as they are misremembered."""
    if a.date_of_birth is None or b.date_of_birth is None:
        return 0.0
    apart = abs((a.date_of_birth - b.date_of_birth).days)
    return max((weight for span, slack, weight in SPANS if abs(apart - span) <= slack), default=-9.0)


def weigh_name(field: str, level: str, name: NameMatch, rare: bool) -> FieldMatch:
    """A half of the name; the reason stands with the half that needed one."""
    outcome, weight = NAME_OUTCOMES[level]
    if field == "forename" and name.level == "surname-only":
        weight = TWINS
    elif rare and outcome == "agrees":
        weight += RARE
    return FieldMatch(field, outcome, weight, name.reasons[field == "surname"])


def weigh_simple(field: str, outcome: str, agrees: float, differs: float) -> FieldMatch:
    """A field that agrees, differs or is blank."""
    return FieldMatch(field, outcome, {"agrees": agrees, "differs": differs}.get(outcome, 0.0))


def compare_ids(a: str, b: str) -> str:
    """agrees, differs or blank."""
    return "blank" if not a or not b else "agrees" if a == b else "differs"


FIELD_WORDS = {
    "forename": "forename", "surname": "surname", "date_of_birth": "date of birth", "sex": "sex",
    "address": "address", "person_id": "person number",
}  # fmt: skip
VERDICT_WORDS = {
    "same": "Taken to be the same person", "perhaps": "May be the same person: check",
    "different": "Not the same person",
}  # fmt: skip


def explain(comparison: Comparison) -> str:
    """One sentence for the reader: the verdict, and what agrees, differs or is blank. Holds no personal data."""
    groups = []
    for outcome, words in (("agrees", "agree"), ("near", "in doubt"), ("differs", "differ"), ("blank", "not recorded")):
        fields = [tell_field(field) for field in comparison.fields if field.outcome == outcome]
        if fields:
            groups.append(f"{words}: {', '.join(fields)}")
    return f"{VERDICT_WORDS[comparison.verdict]}. {'; '.join(groups).capitalize()}."


def tell_field(field: FieldMatch) -> str:
    """A field by its usual name, with the reason where there is one."""
    return FIELD_WORDS[field.field] + (f" ({field.note})" if field.note else "")
