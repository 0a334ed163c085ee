"""Which words of a line are nouns for a person: "baby's been screaming" is one, "in infants" at school is none."""

from __future__ import annotations

from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.things import THINGS
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import COUNTS, NOUNS, NUMBERS, YOUNG, YOUNG_BEFORE, YOUNG_NOUNS, Noun


def noun_at(line: Line, index: int) -> Noun | None:
    """The noun at a word, if it is one; "one", "person" and their like only after "little" or "young"."""
    word = line.words[index]
    owner = word in OWNERS_OF_BODIES and word.endswith("'s")
    if owner and line.words[index - 1] in YOUNG and line.words[index - 2] in THEIRS:
        return OWNERS_OF_BODIES[word]  # "their little girl's passport"
    carried = word in OF_PUPILS and line.words[index + 1] in CARRIED  # "knife found in pupil's bag"
    if word in OWNERS_OF_BODIES and (carried or line.words[index + 1] in OF_A_CHILD):
        return OWNERS_OF_BODIES[word]
    if word in CONTRACTED and is_contracted(line, index):
        return CONTRACTED[word]
    noun = None if word == "person" and line.words[index - 1] == "young" else NOUNS.get(word)
    if noun is not None:
        return (
            None
            if is_compound(line, index) or is_class(line, index) or (word in HOSTS and is_house_of(line, index))
            else noun
        )
    if word == "babe" and line.words[index + 1 : index + 3] == ["in", "arms"]:
        return YOUNG_NOUNS[word]
    if word not in YOUNG_NOUNS:
        return None
    before = line.words[index - (2 if line.words[index - 1] == "'" else 1)]
    if word == "ones" and before == "small":
        counted = line.words[index - 2].isdigit() or line.words[index - 2] in COUNTS
        return YOUNG_NOUNS[word] if counted and line.words[index - 3] in WITH else None  # "female w/ 3 small ones"
    return YOUNG_NOUNS[word] if before in YOUNG_BEFORE[word] else None


def is_contracted(line: Line, index: int) -> bool:
    """Whether "the girl's" goes on with what she does or how old she is, or "the niece's" with who keeps her."""
    after = line.words[index + 1]
    kept = line.words[index] in KIN_OWNERS and after in KEEPERS
    return kept or after in GOES_ON or is_aged(line, index + 1) or is_plural(line, index)


THEIRS = lexicon("her his their our my")
# "grandson's dad smacked him", "messages on her niece's ipad"; "grandson's car" says less.
KIN_OWNERS = lexicon("grandson's granddaughter's nephew's niece's")
KEEPERS = lexicon(
    "dad mum mam mother father stepdad stepmum teacher school nursery ipad tablet behaviour bedtime bed room bedroom",
    "sports",
)


OF_PUPILS = lexicon("pupil's schoolboy's schoolgirl's")
CARRIED = lexicon("bag locker rucksack pocket blazer sock waistband")
WITH = lexicon("with w / has her his got")


def is_class(line: Line, index: int) -> bool:
    """Whether "in infants" names a class at school, no babies; or "middle" no child between eldest and youngest."""
    if line.words[index] == "middle":
        after = line.words[index + 1]
        return RANKED.isdisjoint(line.all) or not (after == "one" or after[:1].isdigit())
    return line.words[index] == "infants" and line.words[index - 1] in ("in", "into", "at")


RANKED = lexicon("eldest oldest youngest")


def is_house_of(line: Line, index: int) -> bool:
    """Whether "at her sisters" is whose house somebody is at, no brothers or sisters."""
    words = line.words
    owned = words[index - 1] in THEIRS and words[index - 2] in ("at", "to", "from", "round")
    return owned and not any(word[:1].isdigit() for word in words[index + 1 : index + 3])


HOSTS = lexicon("sisters brothers friends mates cousins sons daughters")


def is_plural(line: Line, index: int) -> bool:
    """Whether a stop before the s is only a slip of spelling ("two boy's fighting"); not "two boy's bikes"."""
    number, after = line.words[index - 1], line.words[index + 1]
    several = COUNTS.get(number, 0) > 1 or (number.isdigit() and 1 < int(number[:3]) < ELEVEN)
    return several and after not in OF_A_CHILD and after not in THINGS and after.endswith(("ing", "ed", ""))


ELEVEN = 11


def is_aged(line: Line, at: int) -> bool:
    """Whether a number after "the girl's" or "bab's" is an age, closed off by what follows ("girl's 16 he's 34")."""
    word, after = line.words[at], line.words[at + 1]
    return word in NUMBERS or (word.isdigit() and len(word) < 3 and (after in AGE_ENDS or not after))


AGE_ENDS = lexicon(", . ) and but he she he's she's not now")


def is_compound(line: Line, index: int) -> bool:
    """Whether a noun only describes the one after it ("baby girl", "twin boys", "toddler son", "child carer")."""
    after = NOUNS.get(line.words[index + 1])
    if line.words[index + 1] in PERSONS:
        return line.words[index] in OF_PERSONS
    return after is not None and after.strength > 0 and line.words[index] in DESCRIBING


DESCRIBING = lexicon(
    "baby toddler twin infant teen child kid minor youngest eldest oldest twins juvenile youth student newborn",
)
PERSONS = lexicon("witness victim passenger suspect offender patient casualty cyclist pedestrian rider")
OF_PERSONS = lexicon("child juvenile youth teen minor infant toddler baby")


# "the baby's face", "childs arm": whoever has a body or a mother is there; what is only a child's belonging says less.
OWNERS_OF_BODIES = {
    owner: NOUNS[word]
    for word in (
        *("child", "kid", "baby", "toddler", "infant", "newborn", "schoolboy", "schoolgirl", "pupil", "teenager"),
        *("boy", "girl", "lass", "lad", "bairn", "youth", "juvenile", "teen", "yp"),
    )
    for owner in (f"{word}'s", f"{word}s")
    if owner not in NOUNS or owner == "childs"
}
OF_A_CHILD = lexicon(
    "face neck throat head hair mouth nose eye eyes ear ears arm arms hand hands wrist leg legs chest lip",
    "mother father mum mam dad parent parents carer stepdad stepfather sister brother crying screams screaming",
    "foot feet toes finger fingers shoulder shoulders cry cries scream wail screech sobs sobbing pants knickers",
    "underwear bottom genitals privates pyjamas",
    "cough coughing giggle giggling laughter laughing singing footsteps",
    "breathing injuries injury condition welfare safety life nappy room bedroom cot",
)
# "the baby's been screaming", "kid's not breathing": a verb follows, not what the child owns.
CONTRACTED = {
    f"{word}'s": noun
    for word, noun in NOUNS.items()
    if noun.number == 1
    and "'" not in word
    and (noun.strength >= 2 or noun.relation in ("grandchild", "nephew", "niece"))
}
GOES_ON = lexicon(
    "been not got in on at gone had being crying screaming sobbing asleep awake locked stuck fallen hurt bleeding",
    "choking",
    "poorly ill too only fine ok okay alright safe still outside inside upstairs downstairs now missing",
    "unconscious cold",
    "hungry scared frightened terrified wet dirty alone just always never lying sat stood stopped having going",
    "drunk trying",
)
ALL_NOUNS = frozenset(NOUNS) | frozenset(CONTRACTED) | frozenset(YOUNG_NOUNS) | frozenset(OWNERS_OF_BODIES)
