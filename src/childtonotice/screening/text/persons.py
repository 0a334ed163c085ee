"""Ages that stand with a name, a pronoun or by themselves: "MIA 12", "14YO F", "he's 13", "she is now 24"."""

from __future__ import annotations

from childtonotice.screening.text.among import give_several, in_pairs, is_one_caught
from childtonotice.screening.text.animals import LITTERS
from childtonotice.screening.text.attaching import (
    NUMBERED,
    are_reckoned,
    attached,
    by_itself,
    in_apposition,
    labelled,
    loose,
    of_number,
    owned,
    set_off,
)
from childtonotice.screening.text.clues import Age, Clue, Found
from childtonotice.screening.text.decoys import is_decoy
from childtonotice.screening.text.denial import answered_none
from childtonotice.screening.text.forenames import FORENAMES
from childtonotice.screening.text.frames import SCHOOL_WORDS, before_roughly
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.listed import listed_ages
from childtonotice.screening.text.names import BEFORE_PLACE, Name, name_before, name_from
from childtonotice.screening.text.spelled import CLOSING, NOBODYS, SEEMING
from childtonotice.screening.text.tails import has_own_age, name_after
from childtonotice.screening.text.things import is_thing
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.whose import (
    BEING,
    EVERYONE,
    aged,
    all_grown,
    everyones,
    is_claimed,
    named,
    plausible,
    pronoun_before,
    said_of,
)
from childtonotice.screening.text.words import NO, NOUNS


def read_ages(line: Line, ages: list[Age], used: set[int], found: Found) -> None:
    """The clues of the ages that no noun has used up, added to what is found."""
    left = [age for age in ages if age.first not in used]
    for at, age in enumerate(left):
        if age.first in used:
            continue
        if listed := listed_ages(line, left[at:], found):
            used.update(listed)
        elif age.how == "under" and (line.words[age.first - 1] in NO or answered_none(line, age.last)):
            found.deny(line, max(0, age.first - 1), age.last)
        elif clue := person_of(line, age, found):
            found.clues.append(clue)


def person_of(line: Line, age: Age, found: Found) -> Clue | None:
    """Whose age it is: a named person's, a pronoun's, or somebody's known by the age alone; None where nobody's."""
    thing = not age.sex and age.how != "born" and (is_thing(line, age.first, age.last) or is_wound(line, age))
    if thing or is_decoy(line, age.first) or is_house(line, age):
        return None
    if (name := name_before(line, age.first)) and not is_of_next(line, age):
        return named(line, name, age) if plausible(line, age, name) else None
    alone = line.words[age.first - 1] in ("she's", "he's", "shes", "hes")
    of_all = not EVERYONE.isdisjoint(line.before(age.first, 6)) or are_identified(line, age)
    if not age.is_child and not alone and of_all:
        return None if "parents" in line.before(age.first, 7) else all_grown(line, age)
    if is_of_those_days(line, age) or give_several(line, age, found):
        return None
    if name := name_before_who(line, age):
        return named(line, name, age)
    if everyone := everyones(line, age):
        return everyone
    pronoun = pronoun_before(line, age.first)
    if pronoun is not None:
        return said_of(line, age, pronoun) if plausible(line, age) and not is_claimed(line, age) else None
    return nameless(line, age, found)


def is_of_next(line: Line, age: Age) -> bool:
    """Whether an age after a name and a comma is that of the name after it ("9yo Ethan, 3yo Skye")."""
    return age.certain and line.words[age.first - 1] == "," and bool(name_after(line, age))


def are_identified(line: Line, age: Age) -> bool:
    """Whether an entry says who they were after all ("it's the two Hobson brothers, blokes in their forties")."""
    before = line.before(age.first, 12)
    return not GROWN_MEN.isdisjoint(before) and not IDENTIFYING.isdisjoint(before)


GROWN_MEN = lexicon("blokes men women fellas guys ladies brothers sisters couple workers")
IDENTIFYING = lexicon("it's its they're theyre turned turns actually clarified")


def is_wound(line: Line, age: Age) -> bool:
    """Whether a few days or weeks are the age of an injury or a meal just before ("bruise to cheek, 2 days old")."""
    fresh = age.how == "old" and age.low < 1 and line.words[age.last + 1] not in NOUNS
    return fresh and not WOUNDS.isdisjoint(line.before(age.first, 6))


WOUNDS = lexicon(
    "bruise bruises bruising burn burns scald scalds wound wounds cut cuts scar scars fracture fractures injury",
    "injuries mark marks bite bites milk bread food meal dressing stitches tattoo graffiti",
)


def is_of_those_days(line: Line, age: Age) -> bool:
    """Whether an age is that of years ago ("he was 9 when his mum left", "14 at the time, that is 30 years ago")."""
    at = before_roughly(line, age.first)
    if line.words[at] in ("was", "were") and line.words[at - 2] in THEN:
        return True
    if not {"was", "were"} & set(line.before(age.first, 2)):
        return False
    then = line.words[age.last + 1 : age.last + 4] == ["at", "the", "time"]
    return line.words[age.last + 1] == "when" or (then and "ago" in line.words[age.last : age.last + 14])


THEN = lexicon("when since while until")


def is_house(line: Line, age: Age) -> bool:
    """Whether a number after a street or a house is its own ("at Harold Court, 12"), not an age ("Tom Court, 12")."""
    words, at = line.words, age.first - 2
    if age.how != "bare" or words[age.first - 1] != "," or words[at] not in DWELLINGS:
        return False
    if words[at] in ("row", "way", "drive", "place") and words[at - 1] in ("the", "a", "this", "that"):
        return False  # "hurt herself after the row, 14"
    return words[at - 1] not in FORENAMES or words[at - 2] in BEFORE_PLACE or words[at - 2].isdigit()


DWELLINGS = lexicon(
    "street st road rd lane ln avenue ave terrace court close crescent drive gardens grove flats lodge villas mews",
    "cottages house way place square row flat block buildings estate green",
)


def name_before_who(line: Line, age: Age) -> Name | None:
    """The name of "Ling who is 11"."""
    at = before_roughly(line, age.first, BEING)
    return name_before(line, at) if at < age.first - 1 and line.words[at] in ("who", "who's") else None


def nameless(line: Line, age: Age, found: Found) -> Clue | None:
    """Whose age it is where neither a name nor a pronoun stands before it."""
    if age.how == "born":
        return aged(line, age)
    if age.certain:
        return certain_age(line, age)
    if age.is_child and is_one_caught(line, age, found):
        return attached(line, age, found)
    if (
        is_schooled(line, age)
        or is_reckoned(line, age)
        or is_turned(line, age)
        or is_documented(line, age)
        or is_goes_on(line, age)
    ):
        return said_of(line, age, "")
    if not age.is_child and CORRECTIONS.intersection(line.all) and age.how == "bare":
        return said_of(line, age, "")
    return (
        in_pairs(line, age)
        or owned(line, age)
        or of_number(line, age)
        or are_reckoned(line, age)
        or attached(line, age, found)
        or by_itself(line, age)
        or set_off(line, age)
        or labelled(line, age)
        or in_apposition(line, age)
        or loose(line, age, found)
    )


def is_schooled(line: Line, age: Age) -> bool:
    """Whether an age comes right after the school year of the same child ("a Y4, 9, who", "year 9, 13")."""
    words, at = line.words, age.first - 2
    year = words[at] if words[age.first - 1] in (",", "(") else ""
    if age.how != "bare" or not year.isdigit() or words[at - 1] not in SCHOOL_WORDS:
        return False
    return 3 <= age.low - int(year[:3]) <= OLDEST_IN_YEAR


OLDEST_IN_YEAR = 6


def is_turned(line: Line, age: Age) -> bool:
    """Whether somebody came to this age ("turned 8 yesterday", "gone 16 last week"); not the time of day."""
    before, after = line.words[age.first - 1], line.words[age.last + 1]
    now = before == "at" and after in ("he", "she") and line.words[age.last + 2] == "is"  # "at 16 she is too old"
    turned = (before in TURNING and after in WHEN) or (before == "gone" and after == "last")
    return age.how == "bare" and (now or turned)


def is_goes_on(line: Line, age: Age) -> bool:
    """Whether "and is 16" goes on about a person of the sentence, or "hinny's only 7" tells of one."""
    words, at = line.words, before_roughly(line, age.first)
    if words[at - 2 : at + 1] == ["no", "older", "than"]:
        at -= 3
    if words[at] == "be":
        closed = words[age.last + 1] in CLOSING or words[age.last + 1 : age.last + 3] == ["or", "so"]
        return words[at - 1] == "to" and words[at - 2] in SEEMING and closed
    if words[at] != "is" and not words[at].endswith("'s"):
        return False
    closed = words[age.last + 1] in CLOSING
    if words[at].endswith("'s") and (at < age.first - 1 or words[at][:-2] in NOUNS):
        return closed and words[at] not in NOBODYS and age.low > 2
    return words[at] == "is" and (closed or words[age.last + 1] == "not") and is_of_subject(line, age, at)


def is_of_subject(line: Line, age: Age, at: int) -> bool:
    """Whether "is" tells the age of somebody of the sentence ("female detained for theft is 17", "D is 13")."""
    words = line.words
    if len(words[at - 1]) == 1 and words[at - 1].isalpha() and words[at - 2] in (".", ""):
        return age.low > 2  # "D is 13"
    if words[at - 1] == "," and words[age.last + 1] in (",", ".", "at", "in"):
        return age.low >= YOUNGEST_DETAINED  # "kicked out by stepdad, is 16, at bus station"
    if words[at - 1] in ("and", "but", "also"):
        return not PEOPLE.isdisjoint(line.before(at, 14))
    first, _ = line.sentence(at)
    told = not DESCRIBED.isdisjoint(line.words[max(first, at - 6) : at])  # "female detained for theft is 17"
    told = told and (age.low >= YOUNGEST_DETAINED or words[at - 1] == "owner")
    return told and words[at - 1].isalpha() and words[at - 1] not in NUMBERED


DESCRIBED = lexicon(
    "male female misper lad lass girl boy caller inft ip ap suspect detained victim dp driver rider party casualty",
    "patient owner",
)
YOUNGEST_DETAINED = 10
PEOPLE = lexicon(
    "he she he's she's male female misper lad lass girl boy who person caller inft ip ap suspect",
    "son daughter child stepson stepdaughter grandson granddaughter nephew niece brother sister",
)


def is_documented(line: Line, age: Age) -> bool:
    """Whether a paper or a system tells the age ("passport shows 16", "PNC has him as 19")."""
    before = line.before(age.first, 4)
    dated = before[-1:] == ["so"] and not line.all.isdisjoint(("dob", "born", "licence"))  # "licence 2010 DOB, so 16"
    if age.how == "bare" and before[-1:] and (dated or before[-1] in PAPERS) and line.words[age.last + 1] in CLOSING:
        return age.low > YOUNGEST_DETAINED  # "says 18, passport 15"
    return age.how in ("bare", "years") and before[-1:] in SHOWING and not PAPERS.isdisjoint(before)


def is_reckoned(line: Line, age: Age) -> bool:
    """Whether somebody goes on to say that this is his age ("ten he reckons", "12, she says")."""
    at = age.last + 2 if line.words[age.last + 1] == "," else age.last + 1
    if line.before(age.first, 2) in GUESSING or is_guessed(line, age):
        return age.how == "bare"
    return age.how == "bare" and line.words[at] in ("he", "she") and line.words[at + 1] in RECKONING


def is_guessed(line: Line, age: Age) -> bool:
    """Whether somebody guesses an age ("he thinks about 14", "staff reckon 15"); not a number of things."""
    at = before_roughly(line, age.first)
    return (
        line.words[at] in GUESSED
        and "turns" not in line.all
        and age.low >= YOUNGEST_DETAINED
        and line.words[age.last + 1] in CLOSING
    )


GUESSED = lexicon("think thinks reckon reckons guess guesses estimates guessing")
SHOWING = (["shows"], ["showing"], ["as"], ["confirms"], ["says"], ["confirm"], ["show"])
PAPERS = lexicon("prints fingerprints passport id id'd licence license pnc card certificate checks niche system athena")
ROOMS = lexicon(
    "corridor block toilets toilet classroom classrooms room rooms building field lockers locker common area",
)
GUESSING = (
    ["turns", "out"],
    ["turned", "out"],
    ["in", "fact"],
    ["but", "actually"],
    ["more", "like"],
    ["i'd", "say"],
    ["id", "say"],
    ["would", "say"],
    ["i'd", "guess"],
)
RECKONING = lexicon("reckons says said thinks claims tells told")
TURNING = lexicon("turned turns turning")
WHEN = lexicon("yesterday today last this in on next and but so . ,") | {""}
CORRECTIONS = lexicon("corrected correction misheard clarified")


def certain_age(line: Line, age: Age) -> Clue | None:
    """Somebody known by an age that can be nothing else, with the name that may follow ("3YR OLD BOBBY")."""
    if age.low < 1 and not LITTERS.isdisjoint(line.all):
        return None
    if age.how == "school" and (line.words[age.last + 1] in ROOMS or is_taught(line, age)):
        return None
    if age.how == "school" and (named_before := set_off(line, age)):
        return named_before
    name = name_from(line, after_age(line, age), sure=True) if age.how != "under" else None
    return named(line, name, age) if name and not has_own_age(line, name, age) else aged(line, age)


def is_taught(line: Line, age: Age) -> bool:
    """Whether a school year is only whom somebody teaches ("she teaches year 6", "head of Y8")."""
    before = line.before(age.first, 2)
    return before[-1:] in TEACHING or before in HEADING


TEACHING = (["teaches"], ["teach"], ["taught"], ["teaching"])
HEADING = (["head", "of"], ["teacher", "of"], ["talk", "to"], ["given", "to"])


def after_age(line: Line, age: Age) -> int:
    """The word after an age, past a comma or a bracket."""
    at = age.last + 1
    return at + 1 if line.words[at] in (",", "-", "called", "named", "(") else at
