"""What stands around a word and says that it is a child, a grown-up, here or elsewhere."""

from __future__ import annotations

from childtonotice.screening.text.lookalikes import ADULT_SCENE
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import Noun

SCHOOL = frozenset(("school schools nursery preschool playgroup creche classroom homework blazer dsl headteacher headmaster "
                    "headmistress academy primary secondary playground childminder babysitter babysitting brownies cubs "
                    "beavers guides senco truant truanting truancy detention gcse gcses sats classmate classmates "
                    "teacher schoolbag schoolwork camhs kooth cafcass childline halfterm term").split())  # fmt: skip
BEDTIME = frozenset(("bedtime pyjamas pjs nappy nappies cot pram pushchair buggy nightie moses toys toy teddy highchair "
                     "bunk playpen crib dummy carseat cartoons cuddly colouring bike scooter trampoline swings tantrum "
                     "onesie dressing-gown babygro sling playing play").split())  # fmt: skip
UPSET = frozenset(
    "crying hiding hid scared frightened terrified screaming cowering tearful witnessed sobbing clinging whispering".split()
)
CARE = frozenset(("csc lac foster fostered carers cp ss mash mast cafcass hv midwife edt contact custody handover access pr "
                  "weekends weekend wkend wkends wknd visitation parental residency guardianship sgo cao "
                  "groomed grooming snapchat roblox discord tiktok bullied bullying smacked smacks "
                  "exploitation cse cce").split())  # fmt: skip
PARENTS = frozenset("mum mums mum's mam mam's mummy dad dads dad's daddy mother mother's father father's parents parent's parent stepdad "
                    "stepmum nan nana nanna gran grandma grandad grandparents auntie carer".split())  # fmt: skip
GROWN_SIGNS = frozenset(("wife husband married divorced pension pensioner retired works working job boss employer "
                         "girlfriend fiancee fiance mortgage licence tenant tenancy uni university adult "
                         "grown 18+ over-18 moved firm partner business solicitor army navy raf veteran ex-wife "
                         "probation prison hmp bail wanted warrant").split())  # fmt: skip
DRINK_SCENE = ADULT_SCENE | frozenset(("pub bar pubs bars nightclub club clubbing boyfriend boyfriends student students "
                                       "bouncer bouncers doorman doorstaff doormen taxi hotel night-out driving driver "
                                       "drivers licensed").split())  # fmt: skip
AWAY = frozenset(("nans nan's nanas nana's nannas nanna's grans gran's grandmas grandma's grandads grandad's grandparents "
                  "grandparent's dads dad's fathers father's mums mum's mothers mother's aunties auntie's aunts aunt's uncles "
                  "uncle's sisters sister's brothers brother's friends friend's mates mate's school nursery college respite "
                  "childminder childminders childminder's neighbours neighbour's grandmother's grandmothers foster "
                  "grandparents' nannys nanny's camp sleepover carers hers theirs parents parent's parents' inlaws family's").split())  # fmt: skip
KEEPERS = frozenset(("dad father mum mother nan nana nanna gran grandma grandad grandparents grandmother grandfather aunt "
                     "auntie aunty uncle sister ex foster carers family relatives relative parents in-laws neighbour "
                     "friend friends").split())  # fmt: skip
HAVING = frozenset("has have having got had".split())
LIVING = frozenset("lives live living resides reside household stays".split())
ABSENT = frozenset("away elsewhere sleepover staying abroad".split())


def is_childlike(line: Line, index: int, noun: Noun) -> bool:
    """Whether a word that may be a child or a grown-up is a child for what its sentence says (school, bedtime, care)."""
    first, last = line.sentence(index)
    around = line.words[max(first, index - 14) : min(last, index + 15)]
    words = set(around)
    if not GROWN_SIGNS.isdisjoint(words) or not ADULT_SCENE.isdisjoint(words):
        return False
    if noun.relation == "friend":
        return "school" in around[-6:] or line.words[index - 1] in ("school", "class")
    if not SCHOOL.isdisjoint(words) and not beside_only(line, index):
        return True
    if noun.relation in ("sibling", "cousin"):
        return not BEDTIME.isdisjoint(words)
    if not BEDTIME.isdisjoint(words) or {"in", "bed"} <= words or {"in", "uniform"} <= words:
        return True
    if noun.relation in ("son", "daughter", "nephew", "niece", "grandchild") and not (CARE | UPSET).isdisjoint(words):
        return not is_police_custody(line, words)
    if noun.relation == "child":
        return not UPSET.isdisjoint(words) and not PARENTS.isdisjoint(words)
    return False


def beside_only(line: Line, index: int) -> bool:
    """Whether the school of a sentence is only a place beside which something happened."""
    words = line.words
    for at in range(index + 1, min(line.size, index + 12)):
        if words[at] in ("school", "nursery", "academy") and words[at - 1] in (
            "near",
            "old",
            "opposite",
            "outside",
            "behind",
            "the",
        ):
            return words[at - 1] != "the" or words[at - 2] in ("near", "opposite", "outside", "behind", "by", "past")
    return False


def is_police_custody(line: Line, words: set[str]) -> bool:
    """Whether the only cue is the custody of the police."""
    return "custody" in words and not (words - {"custody"}).intersection(CARE | UPSET)


def is_grown_up(line: Line, index: int) -> bool:
    """Whether a word for a child means grown-ups for what stands around it: a stag night, students, drivers, a bar."""
    return (
        not DRINK_SCENE.isdisjoint(line.near(index, 9, 9))
        if line.words[index] in LOOSE
        else (not ADULT_SCENE.isdisjoint(line.near(index, 6, 6)))
    )


LOOSE = frozenset("girl girls boy boys lad lads lass lasses lassie lassies youth youths teenager teens people".split())


def presence_of(line: Line, first: int, last: int, *, owned: bool = False) -> str:
    """Where the children of a phrase are: present, resident (they live there or are somebody's), or elsewhere."""
    words = line.words
    after = words[last + 1 : last + 7]
    if is_away(line, last):
        return "elsewhere"
    if words[first - 1] in HAVING or words[first - 2] in HAVING and words[first - 1] in OWN_BEFORE:
        return "resident"
    if not LIVING.isdisjoint(after) and "with" not in after:
        return "resident"
    return "present"


OWN_BEFORE = frozenset("her his their my our two three four young also with".split())


def is_away(line: Line, last: int) -> bool:
    """Whether what follows a phrase says that they are elsewhere ("at nans", "with their dad", "not present")."""
    words = line.words
    for at in range(last + 1, min(line.size, last + 7)):
        word = words[at]
        if word in (".", ";", "but", "and"):
            return False
        if word in ABSENT or (
            word in ("not", "aren't", "arent", "isn't", "isnt", "weren't", "wasn't") and words[at + 1] in HERE
        ):
            return True
        if word == "at" and any(w in AWAY for w in words[at + 1 : at + 4]):
            return True
        if word == "with" and any(w in KEEPERS for w in words[at + 1 : at + 3]) and words[at + 2] != "here":
            return "mum" not in words[at + 1 : at + 3] or "lives" in words[last + 1 : at]
    return False


HERE = frozenset("present there here home in at on".split())
