"""Clues taken back: those that a grown-up's age, told elsewhere in the log, shows to be of no child."""

from __future__ import annotations

from childtonotice.screening.text.agreement import agree_on_sex
from childtonotice.screening.text.clues import Clue
from childtonotice.screening.text.corrected import is_correcting, is_identifying
from childtonotice.screening.text.frames import ROUGHLY
from childtonotice.screening.text.lexicon import lexicon


def settle_grown(clues: list[Clue]) -> list[Clue]:
    """The clues without those that another says are grown up ("son is 41", "she is now known to be 24", "all 18+")."""
    live = [clue for clue in clues if clue.kind != "grown"]
    for grown in (clue for clue in clues if clue.kind == "grown"):
        again = [clue for clue in live if clue.line is grown.line and clue.low is not None]
        live = [clue for clue in live if is_told_again(clue, again) or not is_that_grown_up(clue, grown)]
    return live


def is_told_again(clue: Clue, again: list[Clue]) -> bool:
    """Whether the line that tells a grown-up's age tells a child's too, as before ("UPDATE: boy, 13, out, mum 40")."""
    return clue.low is not None and any(
        clue.line is not other.line and clue.low == other.low and agree_on_sex(clue, other) for other in again
    )


def is_that_grown_up(clue: Clue, grown: Clue) -> bool:
    """Whether a grown-up's age is that of the person of an earlier clue."""
    if grown.forename and clue.forename:
        return same_forename(clue, grown) and (clue.start <= grown.start or clue.low is None)
    if grown.rule == "family-word" and clue.relation == grown.relation and clue.low is None and clue.number == 1:
        apart = not SMALLER.isdisjoint(clue.line.words[max(0, clue.first - 1) : clue.last]) and clue.start > grown.start
        kin = clue.relation not in ("child", "baby", "toddler", "person", "")
        return agree_on_sex(clue, grown) and kin and not apart
    if clue.start > grown.start:
        return False
    nameless = not clue.forename or (not grown.forename and is_of_one_told(grown) and is_correcting(grown))
    if clue.number == 1 and nameless and agree_on_sex(clue, grown) and takes_back(clue, grown):
        return True
    several = grown.number > 1 or grown.rule == "all-grown" or is_youngest(grown)
    return several and clue.low is None and takes_back_all(clue, grown)


SMALLER = frozenset(("younger", "youngest", "smaller", "little", "other"))


def is_youngest(grown: Clue) -> bool:
    """Whether even the youngest of them is grown up ("they've all got ID, youngest one is 19")."""
    return not YOUNGEST.isdisjoint(grown.line.words[grown.first : grown.last + 1])


YOUNGEST = frozenset(("youngest", "littlest"))


def takes_back(clue: Clue, grown: Clue) -> bool:
    """Whether a grown-up's age told later is that of one nameless person told of before.

    In doubt it is somebody else's: a child lost is worse than a log read in vain.
    """
    near = 0 <= grown.line.row - clue.line.row <= 2
    if is_said_straight_on(clue, grown) or (is_of_then(clue) and is_of_one_told(grown) and near):
        return True
    if not is_credible(clue, grown):
        return False
    if grown.number == 1 and is_correcting(grown) and is_of_the_same(clue, grown):
        return True
    if clue.low is not None:
        return is_estimate(clue) and is_of_one_told(grown) and is_identifying(grown) and near
    if not is_alone_told_of(clue, grown):
        return False
    if grown.relation in ("person", "parent") and clue.relation == "child" and is_identifying(grown):
        return True
    return is_of_one_told(grown) and near and clue.relation not in ("baby", "toddler")


def is_credible(clue: Clue, grown: Clue) -> bool:
    """Whether someone of that age may have been taken for this child: not a man of 45 for a boy of 13.

    Somebody's son may be of any age; figures that changed places (15, 51) and errors said to be such are believed.
    """
    if not SLIPPED.isdisjoint(grown.line.all) or clue.presence == "unborn" or grown.low is None:
        return True
    if clue.low is None:
        oldest = CALLED_A_GIRL if clue.sex and clue.relation == "child" else TAKEN_FOR_YOUNG
        return clue.line is grown.line or clue.relation in OFFSPRING or grown.low <= oldest
    return grown.low - (clue.high or clue.low) <= A_GENERATION or str(int(grown.low)) == str(int(clue.low))[::-1]


TAKEN_FOR_YOUNG, CALLED_A_GIRL = 30, 40
SLIPPED = frozenset(("error", "wrong", "typo", "mistyped", "misheard", "correction", "corrected", "corrects"))
OFFSPRING = frozenset(("son", "daughter", "grandchild", "nephew", "niece", "sibling", "friend"))


def is_alone_told_of(clue: Clue, grown: Clue) -> bool:
    """Whether nobody else is told of who could be meant by a later line's "he is 44" or "spoken to, female of 27"."""
    before = grown.line.before(grown.first, 12)
    return clue.line is grown.line or OTHERS.union(PARTIES).isdisjoint(clue.line.all.union(before))


def is_of_the_same(clue: Clue, grown: Clue) -> bool:
    """Whether a line that puts something right tells of the same person: "UPDATE: she is 19", "misper is 51".

    Not of somebody else who came into it ("UPDATE: male 42 pulled him out", "suspect traced, he is 34", "mum is 40").
    """
    words = grown.line.words[grown.first : grown.last + 1]
    if grown.rule == "family-word" and SAYING.isdisjoint(words) and "error" not in grown.line.all:
        return False
    if grown.relation == "parent":
        young = clue.low is not None and (grown.low or 0) - clue.low <= A_GENERATION
        return young or "error" in grown.line.all
    said = "not" in grown.line.all or not SLIPPED.isdisjoint(grown.line.all)
    others = OTHERS if said else OTHERS | PARTIES - GENERIC
    return others.isdisjoint({*words, *grown.line.before(grown.first, 8)} - clue.line.all)


A_GENERATION = 13
GENERIC = frozenset(("male", "males", "female", "females"))
PARTIES = lexicon("ap ip inft informant caller aggrieved complainant male males female females parents couple suspects")
SAYING = frozenset(("is", "be", "now", "was", "he's", "she's"))
OTHERS = lexicon(
    "suspect sus offender driver rider passenger partner ptnr ex boyfriend bf girlfriend gf husband wife neighbour man",
    "men woman lady owner witness wit brother bro sister sis uncle aunt cousin grandad nan teacher carer landlord",
    "mum dad mother father tenant colleague manager cyclist officer pc sgt doctor lodger occupier householder friend",
)


def is_said_straight_on(clue: Clue, grown: Clue) -> bool:
    """Whether a grown-up's age goes on about whom the words just before name ("her foster son is in his 40s")."""
    between = clue.line.words[clue.last + 1 : grown.first] if clue.line is grown.line else ["."]
    child = clue.low is None and clue.presence != "unborn"
    return child and bool(between) and SAYING_ON.issuperset(between)


SAYING_ON = ROUGHLY | {",", "is", "was", "now", "in", "his", "her", "their", "who", "well", "into"}


def is_of_then(clue: Clue) -> bool:
    """Whether an age is that of some earlier time ("lass was 12 when it happened, she is 34 now")."""
    words, after = clue.line.words, clue.line.words[clue.last + 1]
    return words[clue.last - 1] == "was" and (
        after in ("when", "then") or words[clue.last + 2 : clue.last + 4] == ["the", "time"]
    )


def is_of_one_told(grown: Clue) -> bool:
    """Whether a grown-up's age is said of somebody told of before ("she's 22")."""
    return grown.rule == "age-of-one-told-of"


def is_estimate(clue: Clue) -> bool:
    """Whether the age of a clue is only somebody's guess: "approx 15", "looks about 12"."""
    return not ROUGHLY.isdisjoint(clue.line.words[max(0, clue.first - 3) : clue.last])


def takes_back_all(clue: Clue, grown: Clue) -> bool:
    """Whether "all 18+" and the like is said of the young people of an earlier clue."""
    return clue.relation in LOOSE or (clue.relation == "child" and clue.line.row >= grown.line.row - 3)


LOOSE = frozenset(("youth", "pupil"))


def same_forename(one: Clue, other: Clue) -> bool:
    """Whether two clues have the very same first name, and no surnames that differ."""
    surnames = {one.surname.lower(), other.surname.lower()} - {""}
    return one.forename.lower() == other.forename.lower() and len(surnames) < len((one, other))
