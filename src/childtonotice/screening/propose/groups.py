"""The people in a table: one to a record, or several side by side, each with the columns that tell of him or her."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from childtonotice.screening.propose.fitting import LEAST, Candidate, score

# The words before a person's column, and the role that they give; none: a column says it, or nothing does.
ROLES = {
    "victim": "victim", "suspect": "suspect", "witness": "witness", "informant": "informant", "child": "child",
    "parent": "parent", "detained": "detained", "arrest": "arrested", "missing": "missing", "adult": "involved",
    "person": "", "subject": "",
}  # fmt: skip
ATTRIBUTES = (
    "person_id",
    "forename",
    "surname",
    "name",
    "date_of_birth",
    "sex",
    "ethnicity",
    "address",
    "looked_after",
)
OF_A_LINK = ("role", "age")
_NOT_PEOPLE = frozenset({"officer", "supervisor", "vat", "partner", "ppn", "incident"})
_SEVERAL, _PERSONS = 0.1, 0.001
_TELLING = frozenset({"person_id", "forename", "surname", "name", "date_of_birth", "age"})


@dataclass(frozen=True, slots=True)
class Group:
    """One person of a record. ``label``: the role that the names of the columns give, or nothing.

    ``columns``: for each of our columns theirs, with how well it fits; ``beside``: there are others in the record.
    """

    label: str
    number: str
    columns: dict[str, tuple[str, float]]

    @property
    def role(self) -> str:
        """The role that the names of the columns give."""
        return ROLES.get(self.label, "")

    def theirs(self, *ours: str) -> list[str]:
        """Their columns for some of ours, as far as they are there."""
        return [self.columns[name][0] for name in ours if name in self.columns]

    @property
    def names(self) -> list[str]:
        """The columns that say who it is: name and date of birth."""
        return self.theirs("forename", "surname", "name", "date_of_birth")

    @property
    def used(self) -> set[str]:
        """All of their columns that it takes."""
        return {name for name, _ in self.columns.values()}


def find_groups(candidates: Sequence[Candidate]) -> list[Group]:
    """Every person of a record, in the order of the columns.

    A group without anything that says who or how old somebody is is none: "Child protection" alone is no child.
    """
    found: dict[tuple[str, str], dict[str, tuple[str, float]]] = {}
    for candidate in candidates:
        if holds_several(candidate):
            continue
        label, number, rest = _part_words(candidate)
        ours, worth = _attribute_of(candidate, rest, bool(label))
        if not ours:
            continue
        if {"person", "subject"} & set(candidate.words):
            worth += _PERSONS  # of two numbers that fit alike, that which is called a person's
        own = found.setdefault((label, number), {})
        if ours not in own or own[ours][1] < worth:
            own[ours] = (candidate.name, worth)
    groups = [Group(label, number, columns) for (label, number), columns in found.items()]
    words = {candidate.name: set(candidate.words) for candidate in candidates}
    return _merge_plain([group for group in groups if _tells_of_somebody(group, words)], groups)


def holds_several(candidate: Candidate) -> bool:
    """Whether a cell names several people: no mapping can take them apart."""
    return candidate.looks.share("several_names") >= _SEVERAL


def _tells_of_somebody(group: Group, words: dict[str, set[str]]) -> bool:
    """Whether a group says who, or how old, somebody is; a number alone must be called a person's."""
    if _TELLING & set(group.columns) == {"person_id"}:
        return bool({"person", "subject", *ROLES} & words[group.columns["person_id"][0]])
    return bool(_TELLING & set(group.columns))


def _part_words(candidate: Candidate) -> tuple[str, str, tuple[str, ...]]:
    """The label and number of a column's name, and what is left of it."""
    labels = [word for word in candidate.words if word in ROLES]
    number = next((word for word in candidate.words if word.isdigit()), "")
    # "Vulnerable person": the form and whoever is named on it.
    left_out = {*ROLES, "ppn"} if {"person", "subject"} & set(labels) else set(ROLES)
    rest = tuple(word for word in candidate.words if word not in left_out and not word.isdigit())
    label = next((word for word in labels if ROLES[word]), labels[0] if labels else "")
    if label in ("person", "subject"):
        label = ""
    return label, number, rest


def _attribute_of(candidate: Candidate, rest: tuple[str, ...], labelled: bool) -> tuple[str, float]:
    """Which of our columns about a person it is; nothing where it is none, or an officer's."""
    if _NOT_PEOPLE & set(rest) and not {"ethnicity", "age", "role"} & set(rest):
        return "", 0.0
    if not rest:
        return _whole_of(candidate)
    shorn = Candidate(candidate.name, rest, candidate.looks)
    scores = [(score("people", ours, shorn), ours) for ours in ATTRIBUTES if ours != "person_id" or labelled]
    scores += [(score("involvements", ours, shorn), ours) for ours in OF_A_LINK]
    if not labelled:
        scores.append((score("people", "person_id", candidate), "person_id"))
    worth, ours = max(scores)
    return (ours, worth) if worth >= LEAST else ("", 0.0)


def _whole_of(candidate: Candidate) -> tuple[str, float]:
    """A column that is called "Victim" alone holds the name, or the number, of a person."""
    looks = candidate.looks
    if looks.share("full_name") >= 0.4 or looks.share("name_like") >= 0.6:
        return "name", 0.6
    if looks.share("id") >= 0.7 and looks.distinct > 0.3 and not looks.share("yesno"):
        return "person_id", 0.6
    return "", 0.0


def _merge_plain(telling: list[Group], every: list[Group]) -> list[Group]:
    """What has no label belongs to the only labelled person there is: "Victim name, Age, Sex"."""
    plain = next((group for group in every if not group.label and not group.number), None)
    labelled = [group for group in telling if group.label]
    alone = plain and not ({"person_id", "forename", "surname", "name", "date_of_birth"} & set(plain.columns))
    if plain and alone and len(labelled) == 1:
        joined = Group(labelled[0].label, labelled[0].number, plain.columns | labelled[0].columns)
        return [joined]
    return telling
