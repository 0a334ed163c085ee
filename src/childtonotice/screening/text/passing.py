"""Children told of in passing, or of long ago, are no sign of a child today (rulings 9 and 10)."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from childtonotice.screening.text.befalling import is_a_childs
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.things import THINGS
from childtonotice.screening.text.tokens import Line

ERRANDS = lexicon(
    "taking took take dropping dropped drop collecting collect collected picking pick picked fetching fetch",
)
ERRAND_ENDS = lexicon(
    "school nursery football swimming club brownies cubs scouts party training work dance",
)
WITNESSING = lexicon("saw seen noticed spotted witnessed passed heard driving walking when way came find found back")
GONE = lexicon("moved left flown grown grew gone")
NOW_GROWN = lexicon("out home up nest uni university")


def is_past(line: Line, first: int, index: int) -> bool:
    """Whether somebody's own childhood is meant: "abused as a child", "when she was a kid", "since he was a boy"."""
    words, at = line.words, first - 1
    if words[at] in ("a", "an"):
        at -= 1
    if words[at] == "from" and at == first - 2 and not BROUGHT_UP.isdisjoint(line.before(at, 5)):
        return True  # "brought up by her from a baby"
    if words[at] == "as" and at == first - 1 and words[index + 1] in ("not", "was", "is", "were", "asleep", "present"):
        return False  # "no PPN as child not present"
    if words[at] == "as" and words[at - 1] not in (
        "such",
        "same",
        "far",
        "well",
        "just",
        "known",
        "aged",
        "id",
        "id'd",
        "identified",
        "recorded",
        "traced",
    ):
        return words[at - 1] not in ("sound", "sounded", "described", "description")
    if words[at] in ("was", "were", "am") and words[at - 2] in ("when", "since", "while", "time"):
        return True
    return (
        is_former(line, first, index)
        or grew_up(line, index)
        or was_lost(line, first, index)
        or is_of_offence(line, first)
        or was_with_them_once(line, first, index)
    )


BROUGHT_UP = lexicon("brought raised known looked")


FORMERLY = lexicon("until mum mother dad when at")


def is_former(line: Line, first: int, index: int) -> bool:
    """Whether somebody is remembered as a boy or girl: "he was a lovely boy until the drink"."""
    before = line.before(first, 3)
    if before in (["used", "to", "have"], ["use", "to", "have"]):
        return True
    return line.words[index + 1] in FORMERLY and "was" in before and "a" in before


def is_of_offence(line: Line, first: int) -> bool:
    """Whether nobody's children are meant but what somebody was sentenced for ("done for messing with kids")."""
    before = line.before(first, 5)
    told = "for" in before and before[-1:] not in (["her"], ["his"]) and "ppn" not in line.all
    return told and not SENTENCED.isdisjoint(line.before(first, 7))


def was_with_them_once(line: Line, first: int, index: int) -> bool:
    """Whether somebody only had a child along at another time ("one had a kid with him last year")."""
    words = line.words
    had = words[index + 1] in ("with", "in") and "had" in line.before(first, 2) and words[index + 2] in WITH_THEM
    return had and bool(
        not ONCE.isdisjoint(words[index + 3 : index + 6]) or {"last", "previously"} & set(line.before(first, 5))
    )


WITH_THEM = lexicon("him her them tow")
ONCE = lexicon("last ago before once previously back")
SENTENCED = lexicon("done convicted jailed prison inside sentenced conviction convictions sent served")
LOSSES = lexicon("lost miscarried stillborn buried care removed adopted")


def was_lost(line: Line, first: int, index: int) -> bool:
    """Whether the child died, or was taken into care or adopted long since.

    "lost a baby 12 years ago", "kids removed last year".
    """
    if LOSSES.isdisjoint(line.all):
        return False
    start, end = line.sentence(index)
    sentence = line.words[start:end]
    long_ago = (
        not {"ago", "anniversary", "previously", "years"}.isdisjoint(sentence)
        or any(pair in LAST_YEAR for pair in pairwise(sentence))
        or any(map(is_year, sentence))
    )
    before, after = line.before(first, 3), line.words[index + 1 : index + 5]
    if not {"lost", "miscarried", "stillborn", "buried"}.isdisjoint(before) and long_ago:
        return True
    taken = ("care" in after and not {"into", "in"}.isdisjoint(after)) or not {"removed", "adopted"}.isdisjoint(after)
    return taken and (long_ago or not {"previous", "earlier", "older"}.isdisjoint(before + line.words[first:index]))


LAST_YEAR = frozenset(("last", what) for what in ("year", "years", "summer", "christmas", "time"))


def is_year(word: str) -> bool:
    """Whether a word is a year in figures."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


GROWN_NOW = lexicon("grown adults university uni men women")
GROWN_HINTS = GONE | GROWN_NOW | lexicon("adult")


def grew_up(line: Line, index: int) -> bool:
    """Whether the children have since grown up: "kids moved out years ago", "children all grown up"."""
    if GROWN_HINTS.isdisjoint(line.all):
        return False
    if line.words[index + 1] == "at" and line.words[index + 2] in ("uni", "university"):
        return True  # "2 kids at uni"
    for at in range(index + 1, min(line.size, index + 6)):
        if line.words[at] in GONE and line.words[at + 1] in NOW_GROWN:
            left_for_good = words_have(line, at) and line.words[at + 2] in ("", ".", ",", "now", ")")
            return (
                line.words[at] != "left"
                or left_for_good
                or "ago" in line.words[at : at + 5]
                or line.words[at - 1] == "since"
            )
    later = line.words[index + 1 : index + 16]
    if not {"they're", "theyre", "they"}.isdisjoint(later) and not GROWN_NOW.isdisjoint(later):
        return True
    if later[:3] == ["of", "their", "own"] and "grown" in line.before(index, 8):
        return True
    at = next((at for at, word in enumerate(later) if word not in NOW_ALL), 0)
    return at > 0 and later[at] in ("grown", "adults", "adult")


def words_have(line: Line, at: int) -> bool:
    """Whether "have" or "all" stands right before a word ("kids have left home", "have all left")."""
    return line.words[at - 1] in ("have", "all", "both")


NOW_ALL = lexicon("are all now both is")


DUTY = lexicon("to must needs need gotta")
KEEPSAKES = lexicon(
    "photo photos picture pictures drawing card cards present presents gift gifts pic pics portrait",
)
BELONGINGS = lexicon(
    "skateboard scooter trampoline birthday bike car phone wedding party christening graduation van laptop moped",
    "house flat address name school old clothes toys room graves grave ashes horse dog account",
)


OWNING = lexicon("childs sons daughters brothers sisters cousins nephews")


def keepsake(line: Line, first: int, index: int) -> bool:
    """Whether only a thing of a child's, or for a child, is told of.

    "photo of her grandchildren", "his daughter's birthday".
    """
    words, at = line.words, first - 1
    if words[index + 1] in ("passport", "passports") and words[at + 1] != words[index]:
        return False  # whoever takes "their little girl's passport" means the girl
    if not WATCHING.isdisjoint(line.all) and {"school", "nursery"} & set(words[index + 1 : index + 3]):
        return False  # whoever watches a child's school means the child
    if words[at] in ("her", "his", "their", "my", "the", "caller's", "callers", "ap's", "ip's", "owner's"):
        at -= 1
    if words[at] == "a" and words[at - 1] == "of" and (words[at - 2] in ARTWORKS or is_carried(line, at - 2)):
        return True
    if words[at] in ("of", "for") and not KEEPSAKES.isdisjoint(line.before(at, 3)):
        return SENDING.isdisjoint(line.before(at, 6)) or MENACING.isdisjoint(line.all)
    owned = words[index].endswith("'s") or words[index] in OWNING
    if owned and words[at] in ("in", "inside") and words[index + 1] in ON_THEM:
        return False  # "knife found in pupil's bag"
    return owned and (words[index + 1] in BELONGINGS or words[index + 1] in THINGS) and not is_a_childs(line, index)


SENDING = lexicon("sent sends sending send posted posting posts shared")
MENACING = lexicon(
    "knife gun noose threat threats threatening threatened rope grave coffin watching captioned caption",
    "ex naked nude topless indecent bath",
)
HOLDERS = lexicon("purse wallet handbag locket frame framed album necklace rucksack satchel")


def is_carried(line: Line, at: int) -> bool:
    """Whether a photo is one that somebody carries or keeps ("purse containing a photo of a baby")."""
    return line.words[at] in KEEPSAKES and not HOLDERS.isdisjoint(line.before(at, 7))


ON_THEM = lexicon(
    "room bedroom bed cot bag schoolbag rucksack backpack locker pocket pockets coat drawer tray desk phone hand"
)
ARTWORKS = lexicon("mural statue sculpture painting poster figurine effigy graffiti stencil headstone grave")
WATCHING = lexicon(
    "waiting watching follows followed following threat threats threatened threatening sending sends stalking stalked",
    "hanging outside turned turning sent rings ringing rang contacted contacting emailed",
)
ASIDES = ARTWORKS | ERRANDS | KEEPSAKES | BELONGINGS | lexicon("passing shopping costume noise")


def is_noise(line: Line, first: int) -> bool:
    """Whether children are only the noise of a school next door ("noise from nursery, children shouting")."""
    before = line.before(first, 8)
    return "noise" in before and not {"nursery", "school", "playgroup", "playground"}.isdisjoint(before)


ARRESTED = lexicon("arrested detained breathalysed")


def is_passing(line: Line, first: int, index: int) -> bool:
    """Whether a child is only an aside to the caller's errand: "was taking my kids to school and saw two men"."""
    words = line.words
    if not ARRESTED.isdisjoint(line.all):
        return False  # the children of whoever is arrested count (ruling 4)
    if is_not_there(line, index):
        return True
    if words[index + 1] not in THINGS and ASIDES.isdisjoint(line.all):
        return False
    before = line.before(first, 4)
    if ("passing" in line.all and "just" in line.all) or keepsake(line, first, index) or is_noise(line, first):
        return True
    if (
        not DUTY.isdisjoint(line.before(first, 5))
        and NOT_DONE.isdisjoint(line.before(first, 8))
        and not ERRANDS.isdisjoint(before)
        and not {"up", "later", "from"}.isdisjoint(words[index + 1 : index + 4])
        and words[index + 1] != "away"
    ):
        return "missing" not in line.all
    errand = not ERRANDS.isdisjoint(before)
    after = words[index + 1 : index + 6]
    if errand and not ERRAND_ENDS.isdisjoint(after) and STRANGERS.isdisjoint(line.before(first, 5)):
        return bool(
            first < 4
            or {"i", "was", "am", "inft", "caller", "she", "he", "on", "i'm", "whilst", "while", "when"}
            & set(line.before(first, 8))
        ) and (not WITNESSING.isdisjoint(line.all))
    return before[-1:] == ["for"] and not {"present", "presents", "shopping", "costume"}.isdisjoint(before)


# "nobody to collect her girls from school", "failed to pick up his son from nursery"
NOT_DONE = lexicon(
    "nobody noone no-one none failed fails failing forgot refused refuses unable didn't didnt never drunk"
)


def is_not_there(line: Line, index: int) -> bool:
    """Whether the children stay away, or are only to come some other day."""
    words = line.words
    if words[index + 1] in STAYING_AWAY and not VISITING.isdisjoint(words[index + 2 : index + 5]):
        return True  # "her grandkids have not visited in months"
    if words[index] in GRANDCHILDREN and words[index + 1] in COMING and words[index + 2] in LATER:
        return ACCESS.isdisjoint(line.all)  # "all in order, grandson coming at the weekend"
    # "burglary at the school, kids due back monday"
    return "school" in line.all and words[index + 1 : index + 3] in DUE_BACK


STRANGERS = lexicon("bloke fella male man men woman female someone somebody person lady stranger guy chap he")
STAYING_AWAY = lexicon("have has haven't havent hasn't hasnt never don't dont rarely no")
GRANDCHILDREN = lexicon("grandson grandsons granddaughter granddaughters grandchild grandchildren grandkids")
COMING = lexicon("coming visiting due")
LATER = lexicon("at next over on this tomorrow later soon for")
ACCESS = lexicon("rso offender offenders contact unsupervised bail conditions suspect")
VISITING = lexicon("visited visit visiting phoned rung ring phone")
DUE_BACK = (
    ["due", "back"],
    ["due", "in"],
    ["back", "monday"],
    ["back", "on"],
    ["are", "due"],
    ["return", "on"],
    ["return", "monday"],
)
STILL = lexicon(
    "still has have lives living looks works contact access babysits sees minds coaches teaches today currently",
    "fosters",
    "fostering babysitting minding coaching teaching",
)


def is_long_ago(line: Line, on: date) -> bool:
    """What happened so long ago that whoever was a child then is grown up now is no sign (ruling 9)."""
    text, words = line.text(), line.all
    hinted = "ago" in words or "deceased" in words or " 19" in text or " 20" in text
    historic = not OLD_WORDS.isdisjoint(words)
    if not (hinted or historic) or "born" in words or "dob" in words:
        return False
    if not STILL.isdisjoint(words) and not STILL.isdisjoint(told_after(line)):
        return False
    return historic or any(is_old_year(found, on, words) for found in OLD_YEAR.finditer(text))


def told_after(line: Line) -> list[str]:
    """The words of a line from shortly before a year or "historic" on: what stands earlier is another matter."""
    words = enumerate(line.words)
    hints = (at for at, word in words if word in OLD_WORDS or (len(word) == 4 and word[:2] in CENTURIES))
    return line.words[max(0, next(hints, 0) - 6) :]


CENTURIES = ("19", "20")
OLD_WORDS = lexicon("historic historical")
OLD_YEAR = re.compile(
    r"\b(in|re|from|since|during|about|around|summer|back|of) ((?:19|20)\d\d)\b|\b([1-9]\d) (?:years|"
    r"yrs) ago\b|now deceased|\b19[6-9]\d (?:child|care|school|board|approved|borstal|abuse|when|foster)"
)


def is_old_year(found: re.Match[str], on: date, words: frozenset[str]) -> bool:
    """Whether a year, or a number of years ago, is one from which a child would be grown up now ("in 1986")."""
    if found[2]:
        return int(found[2]) <= on.year - 18 and not is_clock(found[1], int(found[2]), words)
    return found[3] is None or int(found[3]) >= 18


def is_clock(before: str, figure: int, words: frozenset[str]) -> bool:
    """Whether a figure is the time of day, and no year ("missing since 1923", "last seen about 2005")."""
    if before not in ("from", "since", "about", "around", "back") or figure % 100 >= MINUTES:
        return False
    return figure < EARLIEST_YEAR or not OF_TODAY.isdisjoint(words)


MINUTES, EARLIEST_YEAR = 60, 1960
OF_TODAY = lexicon("missing misper mfh seen last left home heard contact today tonight due returned out gone hrs hours")
