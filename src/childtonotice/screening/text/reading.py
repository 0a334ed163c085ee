"""What a log says of children: the straight line from its text to mentions, each child once."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import attrgetter, or_

from childtonotice.screening.circumstances import Mention, Reading
from childtonotice.screening.text.ages import find_ages
from childtonotice.screening.text.agreement import agree_on_age, agree_on_sex, rank_of
from childtonotice.screening.text.anew import PARTING, set_apart
from childtonotice.screening.text.care import read_care
from childtonotice.screening.text.clues import Clue, Found
from childtonotice.screening.text.corrected import corrected
from childtonotice.screening.text.counting import count_children
from childtonotice.screening.text.cues import BEDTIME
from childtonotice.screening.text.family import read_nouns
from childtonotice.screening.text.inferred import read_signs
from childtonotice.screening.text.keepers import read_keepers
from childtonotice.screening.text.lines import completing_lines, telling_lines
from childtonotice.screening.text.marks import AGE, CARE, KEPT_BY, MARKS, NAME, NOUN, SIGN, TALLY, UNBORN
from childtonotice.screening.text.namings import read_namings
from childtonotice.screening.text.passing import is_long_ago
from childtonotice.screening.text.persons import read_ages
from childtonotice.screening.text.phrases import read_phrases
from childtonotice.screening.text.saying import find_said
from childtonotice.screening.text.seen import point_back, see
from childtonotice.screening.text.tallies import read_tallies
from childtonotice.screening.text.tokens import Line, fold
from childtonotice.screening.text.unborn import read_unborn
from childtonotice.screening.text.whereabouts import place

NOTHING = Reading()
JOINTS = frozenset((",", "and", "n", "&", "+", "/", "plus", "a", "an", "one", "other", "(", ")", "the", "with"))


def read_log(log: str, reported_on: date, phrases: tuple[tuple[str, str], ...] = ()) -> Reading:
    """What a log says: each child once, and whatever else the rules ask about (contract, rulings 1 to 10).

    Positions are code points of the log. Never raises, whatever the text. A log that stage 1 does not pass
    says nothing, so that an engine may leave it unread.
    """
    seen = see(log)
    if seen is None:
        return read_seen(log, reported_on, phrases)
    return point_back(read_seen(seen.log, reported_on, phrases), seen, log)


def read_seen(log: str, reported_on: date, phrases: tuple[tuple[str, str], ...]) -> Reading:
    """What a log says that stands as a reader sees it."""
    text = fold(log)
    found = Found()
    plain = text.encode()
    lines = telling_lines(log, text, plain, phrases)
    if not lines:
        return NOTHING
    read_lines(lines, text, reported_on, phrases, found)
    if found.clues and (more := completing_lines(log, text, plain, lines)):
        read_lines(more, text, reported_on, phrases, found)
        put_in_order([*lines, *more], found)
    children = count_children(believable(found, text, plain)) if found.clues else []
    mentions = tuple(mention(log, clue) for clue in children)
    return Reading(mentions, find_said(text, plain, found, len(mentions)))


def read_lines(lines: list[Line], text: str, on: date, phrases: tuple[tuple[str, str], ...], found: Found) -> None:
    """What some lines of a log say, added to what is found."""
    for line in lines:
        read_line(line, text, on, found)
        if phrases:
            read_phrases(line, text, phrases, found)


def put_in_order(lines: list[Line], found: Found) -> None:
    """Number the lines as they stand in the log, and sort the clues so."""
    for row, line in enumerate(sorted(lines, key=lambda line: line.lo)):
        line.row = row
    found.clues.sort(key=lambda clue: clue.line.row)


GOAT_KIDS = frozenset(("kid", "kids"))
LITTERS = ("puppies", "pups", "kittens", "foals", "piglets", "cubs")


def is_grown_offspring(clue: Clue) -> bool:
    """Whether a clue is of a named grown-up young enough for a parent's "my baby"."""
    return clue.kind == "grown" and bool(clue.forename) and clue.low is not None and clue.low < 30


def is_pet_name(clue: Clue) -> bool:
    """Whether "her baby" may be a parent's word for that grown-up: no cot, nappy or crying in the line."""
    owned = clue.line.words[clue.first - 1] in ("her", "his", "my", "their")
    return (
        clue.relation == "baby" and clue.number == 1 and not clue.known and owned and BEDTIME.isdisjoint(clue.line.all)
    )


def believable(found: Found, text: str, plain: bytes) -> list[Clue]:
    """The clues without those that another line shows to be no child: a surname, young goats, a litter."""
    clues = found.clues
    if found.surnames:
        clues = [clue for clue in clues if text[clue.start : clue.end] not in found.surnames]
    if "dementia" in text or "alzheimer" in text:
        clues = [clue for clue in clues if clue.forename or SEEKING.isdisjoint(clue.line.before(clue.first, 4))]
    if all(clue.known and clue.rule != "age-word" for clue in clues):
        return clues
    clues = corrected(clues, text, plain)
    if found.said and any(is_childless(text, said.start) for said in found.said):
        clues = [clue for clue in clues if clue.known or clue.line.words[clue.first - 1] != "your"]
    if any(clue.line.words[clue.last] in GOAT_KIDS for clue in clues) and "goat" in text:
        clues = [clue for clue in clues if clue.known or clue.line.words[clue.last] not in GOAT_KIDS]
    babies = [clue for clue in clues if clue.relation == "baby" and not clue.known]
    if babies and any(is_grown_offspring(clue) for clue in clues):
        clues = [clue for clue in clues if not is_pet_name(clue)]
    if any(clue.number > 1 for clue in babies) and any(word in text for word in LITTERS):
        clues = [clue for clue in clues if clue.known or clue.relation != "baby" or clue.number < 2]
    return clues


# Somebody with dementia "keeps asking for her babies", or "thinks she's six".
SEEKING = frozenset(("asking", "looking", "waiting", "calling", "searching", "thinks", "believes", "convinced"))


def is_childless(text: str, denial: int) -> bool:
    """Whether a denial says that somebody has none: a threat against "your kids" was meant for another."""
    before = text[max(0, denial - 12) : denial].split()
    return before[-1:] in (["has"], ["have"], ["got"], ["having"])


READERS = ((TALLY, read_tallies), (NAME, read_namings), (SIGN, read_signs), (CARE, read_care), (KEPT_BY, read_keepers))


def read_line(line: Line, text: str, on: date, found: Found) -> None:
    """The clues of one line and what it says besides, added to those of the log."""
    before = len(found.clues)
    marks = [*map(MARKS.__getitem__, line.words[: line.size])]
    together = reduce(or_, marks, 0)
    if together & (AGE | NOUN):
        read_people(line, marks, on, found)
    for mark, read in READERS:
        if together & mark:
            read(line, found)
    if together & UNBORN:
        read_unborn(line, text, found)
    if len(found.clues) > before:
        settle_line(line, before, on, found)


def read_people(line: Line, marks: list[int], on: date, found: Found) -> None:
    """The clues of the ages and the words for a child in a line, added to those of the log."""
    figures = [at for at, mark in enumerate(marks) if mark & AGE]
    nouns = [at for at, mark in enumerate(marks) if mark & NOUN]
    ages = find_ages(line, figures, on) if figures else []
    used = read_nouns(line, nouns, ages, found) if nouns else set()
    if ages:
        read_ages(line, ages, used, found)


def settle_line(line: Line, before: int, on: date, found: Found) -> None:
    """The clues of a line, put in order and told apart, without those of long ago."""
    fresh = found.clues[before:]
    if is_long_ago(line, on):
        fresh = [clue for clue in fresh if clue.kind == "grown"]
    if len(fresh) > 1:
        fresh = with_relations(sorted(fresh, key=attrgetter("first")))
    if len(fresh) > 1 and not PARTING.isdisjoint(line.all):
        fresh = set_apart(fresh)
    if "ppn" in line.all:
        fresh = [clue for clue in fresh if not names_a_form(clue)]
    found.clues[before:] = place(chained(fresh, 1000 * (line.lo + 1)) if len(fresh) > 1 else fresh)


def with_relations(clues: list[Clue]) -> list[Clue]:
    """ "her sister Lan who is 6" is one child: the word of kin goes to the age that follows the name."""
    joined: list[Clue] = []
    for clue in clues:
        last = joined[-1] if joined else None
        if last and is_bare_kin(last) and is_soon_after(last, clue) and agree_on_sex(last, clue):
            joined[-1] = clue.but(relation=last.relation, sex=clue.sex or last.sex)
        elif last and is_bare_kin(clue) and says_who(last, clue):
            if last.kind == "child":
                joined[-1] = last.but(relation=clue.relation, sex=last.sex or clue.sex)
        else:
            joined.append(clue)
    return joined


def is_soon_after(last: Clue, clue: Clue) -> bool:
    """Whether no more than a name stands between a word of kin and an age; "Li-Na" is three words."""
    between = clue.line.words[last.last + 1 : clue.first]
    if clue.rule == "name-with-age":
        return len(between) == 2 and between[1] == "-"
    told = clue.rule == "age-of-one-told-of"
    return told and (len(between) <= 2 or ("-" in between and len(between) == 3)) and clue.first > last.last


def says_who(last: Clue, clue: Clue) -> bool:
    """Whether a word of kin only says who is named before it ("Otis (13), her little brother, was pushed")."""
    words, between = clue.line.words, clue.line.words[last.last + 1 : clue.first]
    owned = [words[clue.first], *between][-1] in THEIRS or words[clue.first] in THEIRS
    told = bool(last.forename) and last.low is not None and agree_on_sex(last, clue)
    return told and owned and set(between) <= APPOSING and "," in between and words[clue.last + 1] in AFTER_KIN


THEIRS = frozenset(("her", "his", "their"))
APPOSING = frozenset((")", ",")) | THEIRS
AFTER_KIN = frozenset((",", ")", ".", "", "is", "was", "has", "who"))


def is_bare_kin(clue: Clue) -> bool:
    """Whether a clue is one word of kin without age or name."""
    return clue.rule == "family-word" and clue.number == 1 and not clue.known and not clue.forename


def names_a_form(clue: Clue) -> bool:
    """ "PPN on, child" says which form was sent; "PPN not needed, child known to us" tells of a child."""
    words = clue.line.before(clue.first, 3)
    if words[-2:] in (["on", ","], ["ppn", ","]) and clue.line.words[clue.first + 1] == "-" and clue.low is None:
        return "ppn" in words  # "PPN on, child - Advice given"
    if clue.line.words[clue.last + 1].isalpha() and clue.line.words[clue.last + 1] not in (
        "and",
        "only",
        "done",
        "one",
    ):
        return False
    return "ppn" in words and words[-1] in (",", "-", ":", "on") and is_bare_kin(clue)


def chained(clues: list[Clue], number: int) -> list[Clue]:
    """The clues of a line with those of one breath marked as different children ("boy about 8, girl about 5")."""
    linked: list[Clue] = []
    for clue in clues:
        last = linked[-1] if linked else None
        if last and last.forename and last.first == clue.first and last.forename == clue.forename:
            continue
        if clue.rule == "youngest-of-three":
            linked.append(clue)
            continue
        if last and (last.first == clue.first or joined_by(last, clue)):
            if not last.chain:
                number += 1
                linked[-1] = last = last.but(chain=number)
            clue = clue.but(chain=last.chain)
        linked.append(clue)
    return linked


def joined_by(last: Clue, clue: Clue) -> bool:
    """Whether only commas and small joining words stand between two clues of different children.

    "2 kids and a baby" are three; "kids: boy 8, girl 5" are two, for a comma after a plural only spells it out.
    """
    if clue.number > 1 and not SUMMING.isdisjoint(clue.line.words[clue.last + 1 : clue.last + 3]):
        return False  # "Ava 7 and Leo 4, two kids in total"
    between = clue.line.words[last.last + 1 : clue.first]
    joints = all(word in JOINTS for word in between) or is_numbered(between)
    if not between or len(between) > 4 or clue.kind not in ("child", "grown") or not joints:
        return joined_by_owner(last, clue, between)
    if clue.rule == "school-year" or last.rule == "school-year" or last.number > 1:
        return not ADDING.isdisjoint(between)
    if (between == [","] and only_tells_more(last, clue)) or (rank_of(last) and not last.known and clue.known):
        return False  # "the youngest a lass of 13"
    if clue.rule == "age-alone" and tells_more(last, clue, between):
        return False
    return not (is_bare_noun(last) and clue.rule == "age-alone" and not ADDING.intersection(between))


SUMMING = frozenset(("total", "altogether"))


def is_numbered(between: list[str]) -> bool:
    """Whether only the number of the next in a list stands between two clues."""
    return len(between) in (2, 3) and between[-1] == ")" and between[-2].isdigit()


def joined_by_owner(last: Clue, clue: Clue, between: list[str]) -> bool:
    """Whether "and her" or "plus the tenant's" joins another child."""
    between = between[1:] if between[:1] == [")"] else between
    if between[-1:] == ["own"]:
        return between[:-2] in JOINED
    if min(last.number, clue.number) > 1 and between[:1] in JOINED and THEIRS.issuperset(between[1:-1]):
        return between[-1].endswith("'s") or between[-1] in THEIRS  # "and her sister's two kids"
    if (clue.known or last.number > 1) and len(between) > 1 and between[-1].endswith("'s"):
        # "and a lass of 15, plus the tenant's own son, 6"; "2 kids, plus my neighbour's girl"
        return [word for word in between[:-1] if word not in (",", "the", "my", "her", "his", "our")] in JOINED
    return between[:-1] in JOINED and between[-1] in THEIRS and is_of_family(last, clue)


def only_tells_more(last: Clue, clue: Clue) -> bool:
    """Whether a word after a comma only tells more of the child before it, and names no other."""
    if is_bare_noun(last) and clue.known and repeats(last, clue):
        return True  # "hit her and her sister, sister is 12"
    told_closer = clue.known or clue.relation in ("toddler", "baby") or (bool(clue.sex) and is_bare_noun(clue))
    if is_bare_noun(last) and last.relation == "child" and not last.sex and told_closer:
        return True  # "lost child, girl about 4"; "second child, toddler, asleep"
    if last.known and not clue.known and rank_of(clue):
        return True  # "kids are 13, 9 and 7, eldest has been missing school"
    if last.known and clue.relation == "pupil" and is_bare_noun(clue):
        return True  # "girl of 13, pupil of the caller"
    return is_bare_noun(clue) and repeats(last, clue)  # "kid in prop, kid is hiding"


def tells_more(last: Clue, clue: Clue, between: list[str]) -> bool:
    """Whether an age only tells more of the one before it ("yr 1/2, age 6", "12F, DOB 04/02/2014")."""
    if is_within(clue, last) and between == [","]:
        return True
    born = clue.line.words[clue.first] in ("dob", "born")
    return born and ADDING.isdisjoint(between) and agree_on_age(last, clue)


def is_of_family(last: Clue, clue: Clue) -> bool:
    """Whether "and her" joins brothers, sisters or friends to a child, or a child to one whose age is told."""
    if clue.kind != "child" or clue.relation in ("parent", "person"):
        return False
    return last.known or clue.relation in KINDRED or (last.relation in SMALL and clue.number > 1)


def repeats(last: Clue, clue: Clue) -> bool:
    """Whether two clues are the very same word, and the second is not "another" or "a"."""
    words = clue.line.words
    same = words[clue.first] in (words[last.first], words[last.last]) and words[clue.first].isalpha()
    return same and agree_on_sex(last, clue)


def is_within(clue: Clue, last: Clue) -> bool:
    """Whether an age only tells more closely the band given just before it ("yr 1/2, age 6")."""
    if clue.low is None or last.low is None or last.high is None or last.low == last.high:
        return False
    return last.low <= clue.low <= last.high


def is_bare_noun(clue: Clue) -> bool:
    """Whether a clue is one child's word alone: an age after it only tells more ("one child, a 3 yr old")."""
    return clue.number == 1 and clue.low is None and not clue.forename and clue.rule in ("family-word", "age-word")


SMALL = frozenset(("child", "baby", "toddler"))
# "a girl and her two brothers", "f 16 with her two children".
JOINED = ([",", "and"], [",", "plus"], ["and"], ["with"], ["plus"], ["&"], ["+"], ["and", "also"])
KINDRED = frozenset(("sibling", "friend", "cousin", "niece", "nephew", "grandchild"))
ADDING = frozenset(("and", "n", "&", "+", "plus", "with"))


def mention(log: str, clue: Clue) -> Mention:
    """A child as the rest of the engine sees it."""
    start, end = clue.start, clue.end
    told = clue.rule != "age-word" or clue.low is not None
    return Mention(
        clue.rule,
        log[start:end],
        start,
        end,
        clue.number,
        clue.forename,
        clue.surname,
        clue.low if told else None,
        clue.high if told else None,
        clue.sex,
        clue.relation,
        clue.presence or "present",
    )
