"""Each child counts once: one child told of five times in a log is one.

Named or aged children are told apart first; then words such as "the boy" fall to whichever of them they fit; numbers
("3 kids") say how many there are in all, so that the rest who have neither name nor age still count.
"""

from __future__ import annotations

from operator import attrgetter

from childtonotice.screening.circumstances import COMPANIONS
from childtonotice.screening.text.agreement import (
    agree,
    agree_on_age,
    agree_on_name,
    agree_on_rank,
    agree_on_sex,
    comes_on_top,
    is_told_next,
    rank_of,
    young_enough,
)
from childtonotice.screening.text.amending import WRONG_AGE, gives_age, is_of_one_found, is_put_right, is_told_earlier
from childtonotice.screening.text.anew import is_told_anew
from childtonotice.screening.text.clues import Clue
from childtonotice.screening.text.corrected import is_correcting
from childtonotice.screening.text.promoting import parent_is_young, promoted
from childtonotice.screening.text.settling import is_estimate, settle_grown
from childtonotice.screening.text.whose import is_ranked


def joined(one: Clue, other: Clue) -> Clue:
    """One child from two clues: the heavier gives the words, each fills what the other leaves open."""
    best, rest = (one, other) if one.weight >= other.weight else (other, one)
    named = best if best.forename else rest
    told = (best.low is not None and best.rule != "age-word") or rest.low is None
    with_age = best if told and not tells_closer(rest, best) else rest
    where = best.presence or rest.presence
    if "present" in (one.presence, other.presence) and where != "unborn":
        where = "present"
    relation = best.relation if best.relation not in ("", "child", "person") else rest.relation or best.relation
    return best.but(
        forename=named.forename,
        surname=best.surname or rest.surname,
        low=with_age.low,
        high=with_age.high,
        sex=best.sex or rest.sex,
        relation=relation,
        firm=one.firm or other.firm,
        presence=where,
        chain=best.chain or rest.chain,
        extra=one.extra or other.extra,
    )


def tells_closer(rest: Clue, best: Clue) -> bool:
    """Whether the one gives an exact age where the other gives only a band."""
    if rest.low is None or best.low is None or rest.rule == "age-word":
        return False
    return rest.low == rest.high and best.low != best.high


class Tally:
    """The children of a log while its clues are brought together."""

    def __init__(self, grown: list[Clue]) -> None:
        self.grown = grown
        self.children: list[Clue] = []
        self.groups: list[Clue] = []

    def add(self, clue: Clue) -> None:
        """One more clue to a single child: joined to the child it fits, else another child."""
        if (at := self.put_right(clue)) >= 0:
            self.children[at] = joined(self.children[at], clue)._replace(low=clue.low, high=clue.high)
            return
        fits = [at for at, child in enumerate(self.children) if is_same(child, clue)]
        if clue.extra and not clue.known and (len(fits) < 2 or clue.rule == "another-one"):
            fits = [at for at in fits if is_told_next(self.children[at], clue)]
        if fits:
            at = best_fit(self.children, fits, clue)
            self.children[at] = joined(self.children[at], clue)
        else:
            self.children.append(clue)

    def put_right(self, clue: Clue) -> int:
        """The one child whose estimated age a clue of a later line corrects ("approx 15", "is actually 12"); else -1.

        Also where an estimate and the age that is given stand in one sentence ("looks 14, gives her age as 15").
        """
        if clue.low is None or clue.number > 1:
            return -1
        if (wrong := self.told_wrong(clue)) >= 0 or clue.forename:
            return wrong
        rough = [
            at for at, child in enumerate(self.children)
            if child.low is not None and is_estimate(child) and agree_on_sex(child, clue) and child.start < clue.start
        ]  # fmt: skip
        if len(rough) != 1 or (self.children[rough[0]].chain and self.children[rough[0]].chain == clue.chain):
            return -1
        given = gives_age(clue) and self.children[rough[0]].line is clue.line
        return rough[0] if given or (is_correcting(clue) and self.children[rough[0]].line is not clue.line) else -1

    def told_wrong(self, clue: Clue) -> int:
        """The one child of an earlier line whose age is said to have been wrong, or guessed and now given; else -1."""
        wrong = WRONG_AGE.isdisjoint(clue.line.all)
        told = [
            at for at, child in enumerate(self.children)
            if child.low is not None and is_told_earlier(child, clue) and agree_on_sex(child, clue)
            and agree_on_name(child, clue)
        ]  # fmt: skip
        if len(told) != 1:
            return -1
        if not wrong and "age" in clue.line.all:
            return told[0]
        child = self.children[told[0]]
        rough = is_estimate(child) or child.line is clue.line
        if clue.forename:
            return told[0] if rough and (is_correcting(clue) or is_of_one_found(child, clue)) else -1
        return told[0] if is_put_right(child, clue) else -1

    def name(self, clue: Clue) -> None:
        """A name given: that of the last child before it (or on its line) who has none."""
        open_ones = [
            at
            for at, child in enumerate(self.children)
            if not child.forename
            and abs(child.line.row - clue.line.row) <= 1
            and child.relation not in GIVERS
            and agree_on_sex(child, clue)
        ]
        if open_ones and all(child.forename != clue.forename for child in self.children):
            at = open_ones[-1]
            child = self.children[at]
            self.children[at] = child.but(forename=clue.forename, surname=clue.surname, sex=child.sex or clue.sex)

    def add_group(self, group: Clue) -> None:
        """A number of children: those known count towards it; what is left over is kept."""
        if (
            (group.rule == "heading-answered" and self.children)
            or self.is_rest(group)
            or are_twins(self.children, group)
        ):
            return
        belonging = sum(1 for child in self.children if belongs(child, group))
        belonging += sum(other.number for other in self.groups if is_among_all(other, group))
        belonging += sum(1 for grown in self.grown if is_eldest_of(grown, group))
        rest = group.number - (self.count_since(group) if group.extra else belonging)
        if (wrong := self.counted_wrong(group)) >= 0:
            self.groups[wrong] = group.but(number=max(rest, 1))
            return
        plain = next((at for at, other in enumerate(self.groups) if may_be_counted_in(group, other)), None)
        if plain is not None and gives_their_age(group, self.groups[plain]):
            self.groups[plain] = self.groups[plain].but(low=group.low, high=group.high)
            return
        if plain is not None and is_part_of(group, self.groups[plain]):
            self.groups[plain] = self.groups[plain].but(number=self.groups[plain].number - group.number)
            self.groups.append(group)
            return
        if rest <= 0:
            return
        if plain is None or group.extra:
            self.groups.append(group.but(number=rest))
        elif rest > self.groups[plain].number or (group.told and not self.groups[plain].told):
            told = group if group.low is not None else self.groups[plain]
            self.groups[plain] = group.but(number=max(rest, 1), low=told.low, high=told.high)

    def is_rest(self, group: Clue) -> bool:
        """Whether "the other two" are the rest of a number told before ("3 kids, son 5 hurt ... other two asleep")."""
        if not group.extra or "other" not in group.line.words[group.first - 1 : group.first + 1]:
            return False
        wholes = [other for other in self.groups if other.told and not other.extra and other.start < group.start]
        among = sum(1 for child in self.children if child.start < group.start)
        named = among > group.number and group.line.words[group.first - 1] == "the"
        return named or any(whole.number + among > group.number for whole in wholes)

    def count_since(self, group: Clue) -> int:
        """How many of a further number are known already: those told of after it."""
        before = sum(1 for child in self.children if child.start < group.start)
        before += sum(other.number for other in self.groups if other.start < group.start)
        others = sum(1 for child in self.children if not child.extra or child.start < group.start)
        return others + sum(other.number for other in self.groups) - before

    def counted_wrong(self, group: Clue) -> int:
        """The number of an earlier line that a later one puts right ("3 chn" ... "correction, 2 chn"); else -1."""
        only = group.line.words[group.first - 1] == "only"
        if not group.told or group.extra or not (only or is_correcting(group)):
            return -1
        told = [at for at, other in enumerate(self.groups) if other.line.row < group.line.row and not other.extra]
        return told[0] if len(told) == 1 and self.groups[told[0]].number > group.number else -1

    def tally(self, clue: Clue) -> None:
        """A number of those told of already ("all four", "about 8 of them"): counts only where there are any."""
        plain = next((at for at, other in enumerate(self.groups) if not other.extra and not other.told), None)
        rest = clue.number - len(self.children)
        if plain is not None:
            self.groups[plain] = self.groups[plain].but(number=max(rest, 1), told=True)
        elif self.children and not self.groups and 0 < rest <= 3:
            self.groups.append(clue.but(number=rest, rule="number-of-them"))


def is_eldest_of(grown: Clue, group: Clue) -> bool:
    """Whether a grown-up is the eldest of a number of children told before ("3 kids, eldest 19 at uni")."""
    if grown.line is not group.line or not group.told or rank_of(grown) == 0 or grown.low is None:
        return False
    return grown.line.sentence(grown.first)[0] <= group.first < grown.first and group.low is None


def gives_their_age(group: Clue, whole: Clue) -> bool:
    """Whether a number with an age tells how old those counted are ("three teens, two of them 14 and one 15")."""
    same = not group.told or (group.rule == "age-alone" and group.number == whole.number)
    return group.low is not None and whole.low is None and same


def is_part_of(group: Clue, whole: Clue) -> bool:
    """Whether a number with an age spells out part of a number told just before ("three girls, two aged 13")."""
    small = group.told and group.low is not None and group.rule == "age-alone" and whole.low is None
    return small and group.line is whole.line and whole.first < group.first and group.number < whole.number


def may_be_counted_in(group: Clue, other: Clue) -> bool:
    """Whether two numbers may be of the same children; not those of one breath ("her two and his three")."""
    apart = bool(group.chain) and other.chain == group.chain and other.presence != "unborn"
    if group.told and other.told and None not in (group.low, other.low) and not agree_on_age(group, other):
        return False  # "2 x 14yo, 2 x 12yo"
    return not other.extra and not apart and agree_on_sex(other, group)


def is_among_all(other: Clue, group: Clue) -> bool:
    """Whether others told of before are among all of a later number ("the other two hid" ... "all 3 children safe")."""
    earlier = other.extra and not group.extra and other.line.row <= group.line.row and other.start < group.start
    return earlier and agree_on_sex(other, group) and not (group.chain and group.chain == other.chain)


GIVERS = frozenset(("sibling", "friend"))


def is_same(child: Clue, clue: Clue) -> bool:
    """Whether a clue tells of a child that is known already."""
    return (
        agree(child, clue) and same_kin(child, clue) and not is_likewise(child, clue) and not is_told_anew(child, clue)
    )


def is_likewise(child: Clue, clue: Clue) -> bool:
    """Whether an age is said to be another's as well ("rider was also 12", "her friend says she is 16 as well")."""
    words = clue.line.words
    if child.line is not clue.line or child.low is None or child.low != clue.low or child.start >= clue.start:
        return False
    return "also" in words[clue.first : clue.last] or words[clue.last + 1 : clue.last + 3] == ["as", "well"]


def belongs(child: Clue, group: Clue) -> bool:
    """Whether a known child is one of a group, by breath, sex and age."""
    if is_what_they_are(group):
        return child.line is group.line and child.start < group.start
    if (group.chain and child.chain == group.chain) or not agree_on_rank(child, group) or comes_on_top(child, group):
        return False
    if not agree_on_sex(child, group) or child.presence == "unborn":
        return False
    if group.relation == "twin" and rank_of(child):
        return False  # "her eldest 15 has run off, the twins are asleep"
    if is_older_than(child, group):
        return False
    if group.relation in COMPANIONS - {"twin"} and child.relation not in COMPANIONS and not is_ranked(child):
        return rank_of(child) > 0 and child.line is group.line and child.start > group.start
    if None in (child.low, child.high, group.low, group.high) or group.rule == "age-word":
        return young_enough(group, child)
    return agree_on_age(child, group)


def is_older_than(child: Clue, group: Clue) -> bool:
    """Whether "2 younger ones" are told beside a child who may be their elder ("son 15 ... 2 younger ones hid")."""
    younger = "younger" in group.line.words[group.first : group.last + 1] and group.low is None
    return younger and child.start < group.start and child.low is not None and child.low >= AN_ELDER


AN_ELDER = 8


def are_twins(children: list[Clue], group: Clue) -> bool:
    """Whether "twins" are two children of one age already told of ("Jake (10) and Luke (10) twins")."""
    if group.relation != "twin" or group.number > 2 or group.low is not None:
        return False
    ages = [child.low for child in children if child.low is not None]
    return len(ages) > len({*ages})


def is_what_they_are(group: Clue) -> bool:
    """Whether "sisters" says what those just told of are to each other ("2 females, 13 & 15, sisters, taken home")."""
    bare = group.relation == "sibling" and not group.told and group.first == group.last
    words = group.line.words
    return bare and words[group.first - 1] in (",", "(") and words[group.last + 1] in (",", ")", ".", "")


def same_kin(child: Clue, clue: Clue) -> bool:
    """Whether the relations of two clues allow one child: a brother or a friend of a child is another child."""
    if child.forename and clue.forename:
        return True
    if clue.relation in COMPANIONS and child.relation not in COMPANIONS:
        return False
    return (child.presence == "unborn") == (clue.presence == "unborn") or clue.relation == "baby"


def best_fit(children: list[Clue], fits: list[int], clue: Clue) -> int:
    """Which of several children a clue fits best: the same name, then sex, then relation, then the latest told of."""

    def rank(at: int) -> tuple[bool, bool, bool, int]:
        child = children[at]
        same_name = bool(clue.forename) and bool(child.forename)
        return same_name, bool(child.sex) and child.sex == clue.sex, child.relation == clue.relation, child.start

    return max(fits, key=rank)


def count_children(clues: list[Clue]) -> list[Clue]:
    """The children that the clues of a log tell of, each once.

    A group that is left over is one entry with its number.
    """
    if len(clues) == 1:
        return clues if stands_alone(clues[0]) else []
    grown = [clue for clue in clues if clue.kind == "grown"]
    live = promoted(settle_grown(clues), parent_is_young(grown))
    tally = Tally(grown)
    for wanted in (is_telling, is_pronoun, is_vague):
        for clue in live:
            if clue.number == 1 and wanted(clue):
                tally.add(clue)
    add_signs(tally, live)
    add_numbers(tally, live)
    return sorted(tally.children + tally.groups, key=attrgetter("start"))


def stands_alone(clue: Clue) -> bool:
    """Whether the only clue of a log is a child, with nothing else to go by."""
    return (clue.kind == "child" and clue.firm) or clue.kind in ("pronoun", "sign")


def add_signs(tally: Tally, live: list[Clue]) -> None:
    """Names given to children told of otherwise; and, where nobody else is known, the child that things seen show."""
    several = any(clue.kind == "child" and clue.firm and clue.number > 1 for clue in live)
    for clue in live:
        if clue.kind == "sign" and not tally.children and not several:
            tally.children.append(clue)
    for clue in live:
        if clue.kind == "naming":
            tally.name(clue)


def add_numbers(tally: Tally, live: list[Clue]) -> None:
    """Groups and numbers, once all single children are known."""
    for clue in live:
        if clue.kind == "child" and clue.firm:
            if clue.number > 1:
                tally.add_group(clue)
            elif is_only_one(clue):
                tally.groups = [group for group in tally.groups if group.line.row >= clue.line.row and group.told]
    for clue in live:
        if clue.kind == "tally":
            tally.tally(clue)


def is_only_one(clue: Clue) -> bool:
    """Whether a later line says that there is only one child, and of no other ("only one child in prop")."""
    words, at = clue.line.words, clue.first
    only = "only" in words[at : clue.last + 2] or not ONLY.isdisjoint(words[max(0, at - 2) : at])
    only = only or words[max(0, at - 3) : at] == ["o", "/", "s"] or words[max(0, at - 2) : at] == ["on", "scene"]
    if not only or words[at] not in ("one", "1"):
        return False
    after = words[clue.last + 1 : clue.last + 12]
    others = zip(after, after[1:], after[2:], strict=False)
    return not any(word == "other" and follow in AWAY and then not in ("a", "an") for word, follow, then in others)


ONLY = frozenset(("only", "it's", "just"))
AWAY = frozenset(("is", "was", "in", "at", "with", "one", "still", "has"))


def is_telling(clue: Clue) -> bool:
    """Whether a clue tells its child from others, by a name or an age."""
    return clue.kind == "child" and clue.firm and clue.known


def is_pronoun(clue: Clue) -> bool:
    """Whether a clue is an age said of somebody told of before."""
    return clue.kind == "pronoun"


def is_vague(clue: Clue) -> bool:
    """Whether a clue is a word such as "the boy", which may be a child told of elsewhere."""
    return clue.kind == "child" and clue.firm and not clue.known
