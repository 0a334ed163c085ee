"""Whether words bring in somebody else than was told of before: whoever is set upon, the second of a list."""

from __future__ import annotations

from childtonotice.screening.text.clues import Clue

ANEW = frozenset(("a", "an", "one", "1"))
SUFFERERS = frozenset(("victim", "victims", "casualty", "casualties", "ip", "complainant", "injured", "v"))
DOERS = frozenset(
    ("suspect", "suspects", "shooter", "gunman", "offender", "robber", "burglar", "defendant", "attacker", "s")
)
LABELS = frozenset(("casualty", "victim", "suspect", "subject", "passenger", "patient", "person", "v", "s", "child"))


def is_told_anew(child: Clue, clue: Clue) -> bool:
    """Whether a clue like that of a child known already is of another: listed, numbered, or of the other side."""
    if child.line is not clue.line:
        return False
    if are_of_two_homes(child, clue):
        return True
    if child.start >= clue.start:
        return False
    if clue.extra and clue.known and not child.extra:
        return True
    if child.low is None or child.low != clue.low:
        return False
    return is_listed_again(clue, child) or are_numbered(child, clue) or are_opposed(child, clue)


SOME_WORDS = 4


def are_of_two_homes(one: Clue, other: Clue) -> bool:
    """Whether the one is a neighbour's and the other their own ("neighbour's kid did it, AP's lad, 10, is blamed")."""
    here, there = owner_of(one), owner_of(other)
    return (here in NEIGHBOURS and there in CALLERS) or (here in CALLERS and there in NEIGHBOURS)


def owner_of(clue: Clue) -> str:
    """The word for whose child it is, before it or as its first word."""
    words = clue.line.words
    return words[clue.first] if words[clue.first] in NEIGHBOURS | CALLERS else words[clue.first - 1]


NEIGHBOURS = frozenset(("neighbour's", "neighbours", "neighbours'", "friend's", "stranger's", "lodger's", "tenant's"))
CALLERS = frozenset(("ap's", "ip's", "caller's", "inft's", "informant's", "my", "our"))


def is_listed_again(clue: Clue, child: Clue) -> bool:
    """Whether another of the very same age is listed ("a 15-year-old girl, her mother and a 15-year-old girl")."""
    words, first = clue.line.words, clue.first
    first = first if words[first] in ANEW else first - 1
    apart = words[first - 1] == "," and words[child.first - 1] in ANEW and first - child.last > SOME_WORDS
    joined = first > 0 and words[first] in ANEW and (words[first - 1] in BRINGING_IN or apart)
    return joined and clue.line.sentence(first)[0] <= child.first


def are_numbered(one: Clue, other: Clue) -> bool:
    """Whether two are told apart by number ("casualty 1: boy, 15, ankle. Casualty 2: boy, 15, wrist")."""
    here, there = number_of(one), number_of(other)
    return bool(here and there) and here[0] == there[0] and here[1] != there[1]


def number_of(clue: Clue) -> list[str]:
    """The word and number that a child is told apart by, as "victim 2"; nothing where there is none."""
    words = clue.line.words
    for at in range(clue.last, max(0, clue.first - 4), -1):
        if words[at].isdigit() and words[at - 1] in LABELS:
            return words[at - 1 : at + 1]
    return []


def are_opposed(one: Clue, other: Clue) -> bool:
    """Whether the one is said to have done something, the other to have suffered it."""
    here, there = words_of(one), words_of(other)
    return any(
        not SUFFERERS.isdisjoint(a) and not DOERS.isdisjoint(b) and DOERS.isdisjoint(a) and SUFFERERS.isdisjoint(b)
        for a, b in ((here, there), (there, here))
    )


def words_of(clue: Clue) -> list[str]:
    """The words of a clue, with those before it that say who it is ("Suspect: male, 15")."""
    before = clue.line.before(clue.first, 3)
    while "." in before or "," in before:
        before = before[1:]
    return before + clue.line.words[clue.first : clue.last + 1]


HARMING = frozenset(
    ("bullying", "bullied", "beaten", "beat", "attacked", "attacking", "robbed", "punched", "kicked", "jumped",
     "chased", "surrounded", "assaulted", "punching", "kicking", "filmed", "filming", "stabbed", "pushed", "hit",
     "threatened", "throwing", "threw", "spat", "spitting", "shot", "struck")
)  # fmt: skip
PARTING = HARMING | {"by"}


def set_apart(clues: list[Clue]) -> list[Clue]:
    """ "her son, 12, punched by a boy", "three boys beat up a girl": who does it is another child than the other."""
    parted: list[Clue] = []
    for clue in clues:
        last = parted[-1] if parted and clue.kind == "child" else None
        last = last if last and (is_done_by(clue) or is_done_to(last, clue)) else None
        if (
            last
            and last.kind == "child"
            and (last.firm or last.known)
            and clue.line.sentence(clue.first)[0] <= last.first
            and not last.chain
        ):
            chain = -1000 * (clue.line.lo + 1) - 700 - clue.first
            parted[-1], clue = last.but(chain=chain), clue.but(chain=chain, extra=clue.firm)
        parted.append(clue)
    return parted


def is_done_to(group: Clue, clue: Clue) -> bool:
    """Whether a clue is of the one child to whom several do something."""
    if group.number < MANY or clue.number > 1 or group.line is not clue.line:
        return False
    between = clue.line.words[group.last + 1 : clue.first]
    return {"by", ",", "each"}.isdisjoint(between) and not HARMING.isdisjoint(between)


MANY = 2


def is_done_by(clue: Clue) -> bool:
    """Whether the words of a clue come after "by": they tell who did something."""
    words, at = clue.line.words, clue.first - 1
    if "older" in words[at : clue.last] and words[clue.last].startswith("lad"):
        return False  # an older lad may be grown up
    while words[at] in LEADING:
        at -= 1
    return words[at] == "by"


LEADING = frozenset(("a", "an", "the", "some", "another", "other", "older", "unknown", "two", "group", "of", "same"))
BRINGING_IN = HARMING | {"and", "&", "plus", "shooting", "stabbing"}
