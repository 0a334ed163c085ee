"""Which words tell of a pregnancy, with the word itself or without: "36 weeks gone", "baby due in March".

Sources: language.md 6 in our own words. Whether it is at risk (ruling 6) is for ``unborn.py``.
"""

from __future__ import annotations

from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line

SURELY = lexicon(
    "pregnant expectant preg pregnancy unborn unborn's antenatal prego preggo preggers preggy foetus fetus gravid",
    "trimester primip multip",
)
ONLY_WITH_NUMBER = lexicon("gone gestation along pg preggo")
PREGNANT = (
    SURELY
    | ONLY_WITH_NUMBER
    | lexicon(
        "weeks wks way due",
        "overdue expecting bump carrying scan duff spout oven having be birth edd labour kicks movements waters",
    )
)
NOT_HER = lexicon(
    "cat dog bitch mare cow ewe sheep goat pause parcel delivery visitors call speed road test tests sow heifer vixen",
    "lamb lambs foal foals puppies pups kittens calf calves piglets",
)
WEEKS = lexicon("weeks wks week wk months mths month mth mo wks'")
BABY = lexicon("baby babby bby bab bub bubba child bairn wean one twins sprog another")
GESTATION = range(4, 43)


def pregnant_at(line: Line) -> int:
    """The word that tells of a pregnancy; -1 where it is an animal's, a parcel's, denied or only asked about."""
    for index in range(line.size):
        word = line.words[index]
        if word.endswith("/40") and word[:-3].isdigit() and int(word[:-3]) in GESTATION:
            return index
        if word in PREGNANT and tells_of_pregnancy(line, index, word) and not is_ruled_out(line, index):
            return -1 if is_asked(line, index) else index
    return -1


def tells_of_pregnancy(line: Line, index: int, word: str) -> bool:
    """Whether a word that may tell of a pregnancy does so here ("8 months gone", "expecting again", "bump sore")."""
    if word in SURELY:
        return True
    if word in ONLY_WITH_NUMBER:
        return line.words[index - 1] in WEEKS
    if word in ("weeks", "wks"):
        return is_so_far(line, index)
    if word in SAID_AFTER:
        return any(line.before(index, len(words)) == words for words in SAID_AFTER[word])
    return TOLD_BY[word](line, index)


def is_so_far(line: Line, index: int) -> bool:
    """Whether "she's 24 weeks" tells how far she is: more than the weeks told of a baby, and no baby told of."""
    words, number = line.words, line.words[index - 1]
    if not number.isdigit() or not 13 <= int(number[:3]) <= 42 or words[index + 1] not in SO_FAR:
        return False
    if words[index + 1 : index + 3] == ["with", "twins"]:
        return True
    at = index - 3 if words[index - 2] in ("is", "now", "about", "only", "approx") else index - 2
    return words[at] in HER and line.all.isdisjoint(BABY - {"one"})


HER = lexicon("she she's shes ip ip's ap ap's female inft caller i'm im who who's victim wife girlfriend partner gf")
SO_FAR = lexicon("and , . ; ) but so he with w now has is carrying") | {""}
SAID_AFTER = {
    "duff": (["up", "the"],),
    "spout": (["up", "the"],),
    "oven": (["bun", "in", "the"],),
    "labour": (["in"], ["into"], ["early"], ["premature"]),
    "edd": ([],),
    "waters": (["her"], ["my"], ["the"], ["mum's"], ["mums"]),
    "be": tuple([parent, *joint] for parent in ("mum", "mother", "mam") for joint in (["to"], ["-", "to", "-"])),
    "birth": (["give"], ["giving"]),
    "kicks": (["baby"],),
    "movements": (["baby's"], ["foetal"], ["fetal"], ["reduced"]),
}


def is_ruled_out(line: Line, index: int) -> bool:
    """Whether the pregnancy is denied, or an animal's or a thing's."""
    denied = "not" in line.before(index, 2) or "no" in line.before(index, 1)
    return denied or not NOT_HER.isdisjoint(line.near(index, 2, 2))


def is_on_the_way(line: Line, index: int) -> bool:
    """Whether "the way" is said of a baby: "got a baby on the way", "in the family way"."""
    words = line.words
    if words[index - 1] == "family":
        return words[index - 3 : index - 1] == ["in", "the"]
    return words[index - 2 : index] == ["on", "the"] and words[index - 3] in BABY


DATES = lexicon("court payment rent return hearing mot bail the library")
OF_HER = lexicon(
    "baby babby bby she she's shes her female midwife sister labour woman ip ap lady partner gf girlfriend wife"
)
OF_OTHER_THINGS = lexicon("court mot back rent payment out released release home return bail trial hearing delivery")


def is_due(line: Line, index: int) -> bool:
    """Whether "due" is said of a birth: "due date", "baby due in March", "she is due any day", "due her second"."""
    words = line.words
    after = words[index + 1 : index + 5]
    if after[:1] == ["date"]:
        return words[index - 1] not in DATES
    if words[index - 1] in BABY or words[index - 2 : index] == ["baby", "is"]:
        return bool(after[0]) and not {"to", "back", "home"} & set(after[:1])
    if after[:3] == ["to", "give", "birth"] or (after[0] == "her" and after[1] in NTH):
        return True
    soon = after[0] in ("in", "any", "on", "next", "this", "now") and not WHEN.isdisjoint(after)
    return soon and not OF_HER.isdisjoint(line.all) and OF_OTHER_THINGS.isdisjoint(line.all)


NTH = lexicon("first second third fourth fifth next baby")
WHEN = WEEKS | lexicon(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug",
    "sept sep oct nov dec days day minute now time fortnight",
)


def is_overdue(line: Line, index: int) -> bool:
    """Whether a birth is overdue: "a week overdue", said of her."""
    return line.words[index - 1] in WEEKS | {"days"} and not {"baby", "midwife", "induced"}.isdisjoint(line.all)


def is_with_child(line: Line, index: int) -> bool:
    """Whether "expecting" means a pregnancy: "is expecting again", "expecting a baby", "expecting in June"."""
    after = line.words[index + 1]
    if after in ("a", "her", "their", "another", "twins", "his", "my"):
        return not (BABY | NTH).isdisjoint(line.words[index + 1 : index + 4])
    before = set(line.before(index, 2))
    return after in ("again", "in", "and", ",", ".", "") and not {"not", "was", "were", "been"} & before


def is_having_one(line: Line, index: int) -> bool:
    """Whether she is having or carrying a child: "having a baby", "carrying his child", "3 months carrying"."""
    words = line.words
    if words[index] == "carrying" and words[index - 1] in WEEKS:
        return True
    if words[index] == "having" and words[index + 1] == "twins":
        return words[index + 2] not in ("on", "at", "with", "in")
    return is_to_come(line, index + 2) and words[index + 3] != "on"


def is_to_come(line: Line, index: int) -> bool:
    """Whether a child is one that somebody is still to have: "having a baby", "carrying his child", "wants a baby"."""
    coming = line.words[index - 2 : index]
    tried = coming == ["for", "a"] and line.words[index - 3] == "trying"
    tried = tried or (coming in (["weeks", "with"], ["wks", "with"]) and is_so_far(line, index - 2))
    return line.words[index] in BABY and (tried or coming in COMING)


COMING = (
    ["having", "a"], ["having", "another"], ["having", "his"], ["carrying", "his"], ["carrying", "another"],
    ["wants", "a"], ["want", "a"], ["wanting", "a"], ["for", "another"], ["expecting", "a"], ["expecting", "his"],
    ["expecting", "their"], ["expecting", "another"], ["expecting", "her"],
)  # fmt: skip


def is_bump(line: Line, index: int) -> bool:
    """Whether a bump is hers: "her bump", "bump sore"."""
    hers = {"her", "pregnant", "preg", "the", "baby"} & set(line.before(index, 2))
    hurt = line.words[index + 1] in ("to", "on", "over")  # "a bump to the head"
    return (bool(hers) and not hurt) or line.words[index + 1] == "sore"


def is_scan(line: Line, index: int) -> bool:
    """Whether a scan is that of a pregnancy: "her 20 week scan", "baby scan tomorrow", "has a scan, 20 wks"."""
    near = line.near(index, 5, 6)
    counted = any(word in WEEKS and near[at - 1].isdigit() for at, word in enumerate(near) if at)
    return counted or not {"dating", "growth", "anomaly", "midwife", "foetal", "baby"}.isdisjoint(near)


TOLD_BY = {
    "way": is_on_the_way,
    "due": is_due,
    "overdue": is_overdue,
    "expecting": is_with_child,
    "bump": is_bump,
    "scan": is_scan,
    "having": is_having_one,
    "carrying": is_having_one,
}


def is_asked(line: Line, index: int) -> bool:
    """Whether the pregnancy is a form's heading answered with no ("PREGNANT: NO", "pregnant? n/a")."""
    return line.words[index + 1] in (":", "?", "-") and line.words[index + 2] in (
        "no",
        "n",
        "nil",
        "none",
        "unk",
        "unknown",
    )
