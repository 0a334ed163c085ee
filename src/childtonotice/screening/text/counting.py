"""Each child once: clues of a whole log brought together, so that one child told of five times is one.

Named or aged children are told apart first; then words such as "the boy" fall to whichever of them they fit; numbers
("3 kids") say how many there are in all, so that the rest who have neither name nor age still count.
"""

from __future__ import annotations

from childtonotice.screening.text.clues import Clue

YEAR_APART = 1.0


def agree_on_sex(one: Clue, other: Clue) -> bool:
    """Whether two clues do not differ in sex."""
    return not one.sex or not other.sex or one.sex == other.sex


def agree_on_age(one: Clue, other: Clue) -> bool:
    """Whether two clues do not differ in age by a year or more."""
    if one.low is None or other.low is None:
        return young_enough(one, other) and young_enough(other, one)
    assert one.high is not None and other.high is not None
    slack = (
        0.99
        if one.rule == "age-word" or other.rule == "age-word" or one.low != one.high or other.low != other.high
        else 0.6
    )
    return one.low <= other.high + slack and other.low <= one.high + slack


BABIES = {"baby": 2.9, "toddler": 4.5}


def young_enough(word: Clue, child: Clue) -> bool:
    """Whether a child is young enough for a word such as baby or toddler."""
    limit = BABIES.get(word.relation)
    return limit is None or child.low is None or child.low < limit


def agree_on_name(one: Clue, other: Clue) -> bool:
    """Whether two clues do not differ in first name: equal, a short form, or one letter off in a longer name."""
    a, b = one.forename.lower(), other.forename.lower()
    if not a or not b or a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 3 and long.startswith(short) or len(short) >= 5 and one_off(short, long)


def one_off(short: str, long: str) -> bool:
    """Whether two names differ in one letter, or in two that changed places."""
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        return (
            short[at + 1 :] == long[at + 1 :]
            or sorted(short[at : at + 2]) == sorted(long[at : at + 2])
            and (short[at + 2 :] == long[at + 2 :])
        )
    return short[at:] == long[at + 1 :]


def agree(one: Clue, other: Clue) -> bool:
    """Whether two clues can be one child."""
    if one.chain and one.chain == other.chain:
        return False
    return agree_on_name(one, other) and agree_on_sex(one, other) and agree_on_age(one, other)


def joined(one: Clue, other: Clue) -> Clue:
    """One child from two clues: the heavier gives the words, each fills what the other leaves open."""
    best, rest = (one, other) if one.weight >= other.weight else (other, one)
    named = best if best.forename else rest
    with_age = best if best.low is not None and best.rule != "age-word" or rest.low is None else rest
    where = "present" if "present" in (one.presence, other.presence) and best.presence != "unborn" else best.presence
    relation = best.relation if best.relation not in ("", "child", "person") else rest.relation or best.relation
    return best._replace(
        forename=named.forename, surname=best.surname or rest.surname, low=with_age.low, high=with_age.high,
        sex=best.sex or rest.sex, relation=relation, firm=one.firm or other.firm, presence=where,
        chain=best.chain or rest.chain, extra=one.extra or other.extra)  # fmt: skip


class Tally:
    """The children of a log while its clues are brought together."""

    def __init__(self) -> None:
        self.children: list[Clue] = []
        self.groups: list[Clue] = []

    def add(self, clue: Clue) -> None:
        """One more clue to a single child: joined to the child it fits, else another child."""
        fits = [at for at, child in enumerate(self.children) if self.is_same(child, clue)]
        if fits:
            at = best_fit(self.children, fits, clue)
            self.children[at] = joined(self.children[at], clue)
        else:
            self.children.append(clue)

    def is_same(self, child: Clue, clue: Clue) -> bool:
        """Whether a clue tells of a child that is known already."""
        if clue.extra and not clue.known:
            return False
        if not agree(child, clue):
            return False
        return same_kin(child, clue)

    def add_group(self, group: Clue) -> None:
        """A number of children: those known count towards it; what is left over is kept."""
        if group.extra:
            self.groups.append(group)
            return
        known = sum(1 for child in self.children if not (group.chain and child.chain == group.chain)
                    and agree_on_sex(child, group) and agree_in_group(child, group))  # fmt: skip
        rest = group.count - known
        plain = next((at for at, other in enumerate(self.groups) if not other.extra), None)
        if rest <= 0:
            return
        if plain is None:
            self.groups.append(group._replace(count=rest))
        elif rest > self.groups[plain].count or (group.told and not self.groups[plain].told):
            self.groups[plain] = group._replace(count=max(rest, 1))


def agree_in_group(child: Clue, group: Clue) -> bool:
    """Whether a child may be one of a group, by age."""
    if child.low is None or group.low is None or child.high is None or group.high is None or group.rule == "age-word":
        return True
    return child.low <= group.high + YEAR_APART and group.low <= child.high + YEAR_APART


def same_kin(child: Clue, clue: Clue) -> bool:
    """Whether the relations of two clues allow one child: a brother or a friend of a child is another child."""
    others = {"sibling", "friend", "cousin", "twin"}
    if child.forename and clue.forename:
        return True
    if (child.relation in others) != (clue.relation in others) and "" not in (child.relation, clue.relation):
        return False
    return (child.presence == "unborn") == (clue.presence == "unborn") or clue.relation == "baby"


def best_fit(children: list[Clue], fits: list[int], clue: Clue) -> int:
    """Which of several children a clue fits best: the same name, then the same relation, then the latest told of."""

    def rank(at: int) -> tuple[bool, bool, bool, int]:
        child = children[at]
        same_name = bool(clue.forename) and bool(child.forename)
        return same_name, bool(child.sex) and child.sex == clue.sex, child.relation == clue.relation, child.start

    return max(fits, key=rank)


def count_children(clues: list[Clue]) -> list[Clue]:
    """The children that the clues of a log tell of, each once; a group that is left over is one entry with its number."""
    live = settle_grown(clues)
    tally = Tally()
    singles = [clue for clue in live if clue.count == 1]
    for clue in singles:
        if clue.kind == "child" and clue.known and clue.rule != "age-word" and clue.firm:
            tally.add(clue)
    for clue in singles:
        if clue.kind == "pronoun":
            tally.add(clue)
    for clue in singles:
        if clue.kind == "child" and not (clue.known and clue.rule != "age-word") and clue.firm:
            tally.add(clue)
    for clue in live:
        if clue.count > 1 and clue.kind == "child" and clue.firm:
            tally.add_group(clue)
    return sorted(tally.children + tally.groups, key=lambda clue: clue.start)


def settle_grown(clues: list[Clue]) -> list[Clue]:
    """The clues without those that another says are grown up ("son is 41", "she is now known to be 24", "all 18+")."""
    live = [clue for clue in clues if clue.kind != "grown"]
    for grown in (clue for clue in clues if clue.kind == "grown"):
        live = [clue for clue in live if not is_that_grown_up(clue, grown)]
    return live


def is_that_grown_up(clue: Clue, grown: Clue) -> bool:
    """Whether a grown-up's age is that of the person of an earlier clue."""
    if grown.forename and clue.forename:
        return (
            agree_on_name(clue, grown)
            and (clue.start <= grown.start or clue.low is None)
            and len(clue.forename) == len(grown.forename)
        )
    if clue.start > grown.start or clue.count > 1:
        return False
    if grown.rule == "family-word" and clue.relation == grown.relation and clue.low is None:
        return agree_on_sex(clue, grown)
    if (
        grown.rule == "age-of-one-told-of"
        and clue.low is None
        and clue.line.number in (grown.line.number, grown.line.number - 1)
    ):
        return agree_on_sex(clue, grown) and not clue.forename and clue.relation not in ("baby", "toddler")
    return False
