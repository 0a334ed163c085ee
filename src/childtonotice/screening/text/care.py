"""A child is known by the care, the protection or the voice that the log tells of.

Children's homes, s46, plans, young callers.
"""

from __future__ import annotations

from childtonotice.screening.text.animals import PETS
from childtonotice.screening.text.clues import Clue, Found
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.schooling import SCHOOLING_WORDS, is_grown_line, schooled_at
from childtonotice.screening.text.shorthand import short_form_at
from childtonotice.screening.text.tokens import Line

HOMES = frozenset(
    (
        *(("adoptive", word) for word in ("mum", "dad", "mother", "father", "parents", "family", "carer", "carers")),
        ("children's", "home"),
        ("childrens", "home"),
        ("foster", "carer"),
        ("foster", "carers"),
        ("foster", "placement"),
        ("foster", "mum"),
        ("foster", "dad"),
        ("foster", "home"),
        ("residential", "unit"),
        ("residential", "childrens"),
        ("looked", "after"),
        ("childrens", "unit"),
        ("kids", "home"),
        ("care", "placement"),
        ("children's", "unit"),
        ("children's", "residential"),
        ("foster", "parents"),
        ("foster", "parent"),
        ("foster", "family"),
    )
)
GONE = lexicon(
    "missing absconded absconder awol returned return returning back abscond overdue late curfew mfh left located",
    "misper home walked unaccounted mfc broken breaking breakdown smashing smashed kicking kicked hitting hit punched",
    "threatening threatened assaulted refusing refuses barricaded room cope removed restrain restrained",
    "self-harmed overdose runs",
)
AWAY = lexicon("missing absconded absconder awol misper mfh placement carer carers unit")
NOT_THESE = lexicon(
    "burglary stolen theft damage damaged window windows car former ex worker staff's lawnmower noise parking",
    "alarm elderly dementia resident's keyed shed fence",
)
PLANS = frozenset(
    (
        ("cp", "plan"),
        ("protection", "plan"),
        ("cin", "plan"),
        ("protection", "register"),
        ("cp", "register"),
        ("protection", "conference"),
        ("pre", "birth"),
        ("care", "order"),
        ("recovery", "order"),
    )
)
# "issues with ex over child contact": between parents who have parted; not a service or a court list.
BETWEEN_PARENTS = lexicon("contact arrangements custody access handover residency")
PARTED = lexicon("ex ex's exes expartner ex-partner ex-husband ex-wife partner husband wife father mother dad mum")
POWERS = frozenset((("police", "protection"), ("emergency", "protection")))
VOICE = lexicon("sounds sounded sounding sound voice")
YOUNG = lexicon("young child childlike kid girl boy")
OF_A_CHILD = lexicon("young childlike small little child's childs")
AIRMEN = lexicon("raf airman aircraftman corporal ledger base squadron barracks sgt")
LAC_IS = lexicon("from aged placed child children yp who girl boy male female girls boys status marker reviews review")
CARE_WORDS = lexicon(
    "home foster residential looked placement plan register conference protection s46 s 46 sounds sounded",
    "sounding voice sound lac cla unit hv visitor birth adoptive mummy daddy mummy's daddy's order care",
    "nursery school reception preschool playgroup childline sgo guardianship court uasc mfc cic rhi interview voc",
    "carer lo caller",
    *BETWEEN_PARENTS,
    "neglect cruelty abandonment endangerment breastfeeding breastfed",
    *SCHOOLING_WORDS,
)


def read_care(line: Line, found: Found) -> None:
    """The clues of care, protection and young voices in a line, added to what is found."""
    words = line.words
    for index in range(line.size):
        told = words[index] in CARE_WORDS or words[index - 1] in CARE_WORDS
        if told and (clue := care_at(line, index)):
            found.clues.append(clue)


def care_at(line: Line, index: int) -> Clue | None:
    """The clue that ends at a word, if there is one."""
    pair = (line.words[index - 1], line.words[index])
    if pair == ("from", "care") and line.words[index + 1] not in ("home", "homes") and not AWAY.isdisjoint(line.all):
        return Clue("missing-from-care", line, index - 1, index, kind="sign", relation="child", weight=2)
    if pair in HOMES:
        return missing_from_care(line, index)
    if pair[0] == "child" and is_done_to_a_child(line, index):
        return Clue("done-to-a-child", line, index - 1, index, kind="sign", relation="child", weight=1)
    if pair in PLANS and "unborn" not in line.all and "adult" not in line.before(index, 4):
        return Clue(
            "child-on-a-plan", line, index - 1, index, kind="sign", relation="child", presence="resident", weight=2
        )
    if is_power(line, index, pair):
        return Clue("police-protection-used", line, max(0, index - 1), index, kind="sign", relation="child", weight=3)
    if line.words[index] in VOICE and is_young_voice(line, index):
        first, last = (index - 1, index) if line.words[index] == "voice" else (index, min(index + 1, line.size - 1))
        return Clue("sounds-young", line, first, last, relation="caller", weight=3)
    if pair == ("young", "caller"):
        return Clue("sounds-young", line, index - 1, index, relation="caller", weight=3)
    return spoken_of_at(line, index, pair)


def is_done_to_a_child(line: Line, index: int) -> bool:
    """Whether parents fall out over a child, or somebody is arrested for neglect of one; not a contact centre."""
    if line.words[index] in CRIMES:
        return not ARRESTED.isdisjoint(line.before(index - 1, 5))
    parted = line.words[index] in BETWEEN_PARENTS and not PARTED.isdisjoint(line.all)
    return parted and line.words[index + 1] not in ("centre", "center")


CRIMES = lexicon("neglect cruelty abandonment endangerment")
ARRESTED = lexicon("arrested detained arrest charged")


def spoken_of_at(line: Line, index: int, pair: tuple[str, str]) -> Clue | None:
    """The clue of whoever speaks of, visits or looks after a child, that ends at a word."""
    if (
        line.words[index] in ("mummy", "daddy", "mummy's", "daddy's")
        and is_small_speaker(line, index)
        and not is_grown_line(line)
    ):
        return Clue("calls-a-parent", line, index, index, kind="sign", relation="child", weight=2)
    if line.words[index] == "birth" and is_born(line, index):
        return Clue("newly-born", line, index - 1, index, kind="sign", relation="baby", weight=2)
    if line.words[index] in ("breastfeeding", "breastfed") and line.all.isdisjoint(PETS):
        return Clue("breastfed", line, index, index, kind="sign", relation="baby", weight=2)
    if line.words[index] in STAGES and line.words[index - 1] in ("starts", "start", "starting"):
        return starts_school(line, index)
    if pair == ("health", "visitor") or line.words[index] == "hv":
        return unseen_by_visitor(line, index)
    if line.words[index] in ("lac", "cla", "cic") and is_in_care(line, index):
        return Clue("looked-after", line, index, index, kind="sign", relation="child", weight=2)
    return short_form_at(line, index) or schooled_at(line, index)


def starts_school(line: Line, index: int) -> Clue | None:
    """The child who starts nursery or school: "nan has got him, he starts nursery in January"; not a job there."""
    subject = line.words[index - 2] in ("he", "she", "who", "only")
    if not subject or not AT_WORK.isdisjoint(line.all):
        return None
    return Clue("starts-school", line, index - 1, index, kind="sign", relation="child", presence="resident", weight=2)


STAGES = frozenset(("nursery", "school", "reception", "preschool", "playgroup"))
AT_WORK = lexicon("job work working teacher teaching caretaker assistant cleaner placement training shift college uni")


def is_born(line: Line, index: int) -> bool:
    """Whether somebody has just given birth; not an animal, nor years ago."""
    told = line.words[index - 1] in ("given", "gave", "giving") and line.words[index + 1] != "to"
    return told and line.all.isdisjoint(PETS) and line.all.isdisjoint(("ago", "years", "stillborn", "if", "before"))


def unseen_by_visitor(line: Line, index: int) -> Clue | None:
    """The small child whom a health visitor has come to see: "HV can't get in", "health visitor, 8 week check"."""
    after = line.words[index + 1 : index + 12]
    if VISITING.isdisjoint(after) or not NOT_A_CALL.isdisjoint(line.all):
        return None
    first = index if line.words[index] == "hv" else index - 1
    return Clue(
        "health-visitor-calls", line, first, index, kind="sign", relation="child", presence="resident", weight=1
    )


NOT_A_CALL = lexicon(
    "stolen theft damage damaged car tyre tyres vest vests jacket parking keyed bag phone former elderly"
)
VISITING = lexicon(
    "check access reply appointment appointments appt appts visit visits weigh weighed review concern concerns"
)


def is_in_care(line: Line, index: int) -> bool:
    """Whether "LAC" is a looked-after child: neither a laceration nor an airman."""
    if not AIRMEN.isdisjoint(line.all):
        return False
    if line.words[index - 1] in ("is", "she's", "he's") and "placed" in line.all:
        return True
    return not AWAY.isdisjoint(line.all) or line.words[index + 1] in LAC_IS


def is_small_speaker(line: Line, index: int) -> bool:
    """Whether "mummy" or "daddy" is a child's word for a parent, not a pet name, a shop or a brand."""
    words = line.words
    if words[index - 1] in NOT_A_PARENT or words[index + 1] == "long":
        return False
    if words[index - 2 : index] in FAREWELLS:
        return True
    wanted = words[index - 1] in ("his", "her") and words[index - 2] in CALLING  # "wants her mummy"
    return wanted or words[index - 1] in CALLING or words[index + 1] in OF_A_PARENT


NOT_A_PARENT = lexicon("sugar yummy big puff egyptian the a baby")
FAREWELLS = (["bye", "to"], ["goodbye", "to"], ["goodnight", "to"])
CALLING = lexicon("my \" ' says saying stop want wants for hurting no please")
OF_A_PARENT = lexicon(
    "won't wont is has isn't hurt hit hits said stop and won on got was did kept shouted shouts punched slapped pushed",
    "smacked locked went came took had threw throws cried cries does doesn't gets gone been hurts hitting punching",
)


def missing_from_care(line: Line, index: int) -> Clue | None:
    """A child missing from a children's home or foster carers, where none is named; not a break-in at one."""
    housed = "resident" in line.before(index - 1, 3)
    if (GONE.isdisjoint(line.all - {"home"}) and not housed) or not NOT_THESE.isdisjoint(line.all):
        return None
    return Clue("missing-from-care", line, index - 1, index, kind="sign", relation="child", weight=2)


def is_power(line: Line, index: int, pair: tuple[str, str]) -> bool:
    """Whether police protection was used: "s46", "police protection"; not considered and left, not a domestic order."""
    words = line.words
    named = pair in POWERS or (words[index] == "46" and words[index - 1] in ("s", "section", "sec"))
    if not named or {"notice", "order", "officer"} & set(words[index + 1 : index + 3]):
        return False
    near = set(line.near(index, 3, 6))
    return not near & {
        "no",
        "not",
        "considered",
        "if",
        "unless",
        "grounds",
        "negated",
        "consider",
        "considering",
        "training",
    }


def is_young_voice(line: Line, index: int) -> bool:
    """Whether a caller sounds young: "caller sounds young", "sounds like a child", "young voice on line"."""
    words = line.words
    if words[index] == "voice":
        # A child's voice behind the caller's is told by what was heard: see inferred.py.
        behind = words[index - 1].startswith("child") and words[index + 1] in ("heard", "in")
        return words[index - 1] in OF_A_CHILD and not behind
    if words[index] == "sound" and words[index - 1] not in ("they", "callers"):
        return False
    return "young" in words[index + 1 : index + 5] and not {
        "man",
        "woman",
        "lady",
        "male",
        "female",
        "adult",
        "couple",
        "for",
    } & set(words[index + 1 : index + 6])
