"""A son or niece whose age nobody tells is a child for what is done with them, each kin word in each phrase (rulings 3 to 5)."""

from __future__ import annotations

import pytest

from childtonotice.screening.text import read_log
from tests.spec.logs import ON, seen

KIN = ("son", "daughter", "grandson", "granddaughter", "niece", "nephew", "stepson", "stepdaughter")
CHILDREN = [
    "ex refuses to let him see his {kin}",
    "she will not give her {kin} back after the visit, ex says",
    "partner keeps her {kin} from her",
    "dispute over custody of {kin} has flared up again",
    "two families rowing over who has the {kin} for the summer",
    "ex at door demanding to take {kin}",
    "he is threatening to take their {kin} abroad",
    "ex partner late in bringing back her {kin}",
    "slapped while she was carrying her {kin}",
    "pushed her down as she had her {kin} in her arms",
    "male threw plates at her in front of her {kin}",
    "her {kin} saw everything from the landing",
    "she fled with her {kin} in what they stood up in",
    "female alone with her {kin} and he is on his way back",
    "she is in a refuge with her {kin}, wants her things",
    "drove to her parents with her {kin}",
    "they have a {kin} together, he will not move out",
    "{kin} left in car on top deck, windows shut",
    "{kin} came home with bruises on both legs",
    "his {kin}'s dad hit him with a belt",
    "caller says her {kin}'s teacher rang, worried about her",
    "social worker has asked for a visit to the {kin}",
    "her {kin} was taken into care on monday and she has not stopped drinking",
    "says her partner is drunk and meant to be looking after their {kin}",
    "left in charge of her {kin} while under the influence",
    "in the cells, nobody to collect her {kin} from school",
    "neighbour asked to sit with her {kin} until gran arrives",
    "he has been smacking her {kin} when she is at work",
    "worried for the safety of her {kin} at weekends",
    "her {kin} was in the bath when he kicked the door in",
    "no reply to knocks, {kin} asleep on the landing",
    "locked herself in the toilet with her {kin}",
    "grabbed her {kin} and ran to number 12",
    "she went out and left her {kin} alone until midnight",
    "health visitor rang, cannot get an answer, has not seen the {kin} since june",
    "her {kin} has sent photos of herself to somebody online",
]
GROWN_UP = [
    "the hospital will not let her see her {kin}, he is in theatre",
    "police have taken her {kin} to the station over the fight",
    "wants to have her {kin} arrested for the damage",
    "her {kin} has a dog with him at all times",
    "her {kin} has come back with the spare key",
    "ex took her {kin}'s van without asking",
    "lives with her {kin} who is her carer",
    "her {kin} and his wife took the keys back",
    "her {kin} is looking after her as she has dementia",
    "fears her {kin} will come back and hit her again",
    "locked her {kin} out as rent is owed",
    "the {kin} locked himself in the bathroom with a knife, wants to die, is 34",
    "he has been hitting the wall at her {kin}'s house",
    "female 71 has lost all contact with her {kin}, he is her only relative",
]


def count_told(log: str) -> int:
    """How many children a log tells of."""
    return sum(one.count for one in read_log(log, ON).mentions)


@pytest.mark.parametrize("phrase", CHILDREN)
def test_what_is_done_with_children_makes_one(phrase: str) -> None:
    """Kept from a parent, carried, fled with, fought over: one child, whatever the kin (language.md 70 to 77)."""
    told = {kin: count_told(phrase.format(kin=kin)) for kin in KIN}
    assert told == dict.fromkeys(KIN, 1)


@pytest.mark.parametrize("phrase", GROWN_UP)
def test_what_is_done_with_grown_ups_makes_none(phrase: str) -> None:
    """What hospitals and police do, and what grown-up sons do themselves, shows no child (language.md 61)."""
    told = {kin for kin in ("son", "daughter", "stepson") if read_log(phrase.format(kin=kin), ON).mentions}
    assert told == set()


SEEN = [
    ("SHCOOLBOY FOLLOWED HOME BY MAN IN SILVER CAR", ["1"]),
    ("scoolgirls shouted at from a van", ["2"]),
    ("YP15 last seen with two men by the arcade", ["1 15"]),
    ("pushbike taken, owner is 7 and in tears", ["1 7"]),
    ("female out on the bypass pushing a buggy, no lights", ["1"]),
    ("arrested, drunk in charge of a pushchair on the precinct", ["1"]),
    ("girl walking the hard shoulder, school shoes on", ["1"]),
    ("male on the slip road in a school jumper", ["1 uncertain"]),
    ("looks drunk and the doorman thinks about 15", ["1 15"]),
    ("arrested for child neglect, in custody at ten", ["1"]),
    ("rows with her ex over child contact, he has rung forty times", ["1"]),
    ("no PPN as child not present", ["1 elsewhere"]),
    ("teacher: she told us daddy got taken away by police", ["1"]),
    ("a drama over the bairn's nativity, dad turned away drunk", ["1 elsewhere"]),
    ("girl at the club door crying, looks no older than 15", ["1 15"]),
    ("man let himself in while she was breastfeeding", ["1"]),
    ("two lads on the shed roof, staff say look about 12 or 13", ["2 12-13"]),
    ("heard please no daddy through the wall", ["1"]),
    ("bail: suspect wants it varied so he can do the school run", ["1"]),
    ("he was minding his girlfriend's lad and fell asleep drunk", ["1"]),
    ("caller, 38, hit by husband, 3 yr old daughter saw it all", ["1 3"]),
]
NOT_SEEN = [
    "YP15 KXB is a white van, failed to stop",
    "tramp pushing a pram full of cans",
    "golf buggy in the pond again",
    "he thinks about 14 panels are gone from the fence",
    "her baby is missing. Clarified: it is a border terrier",
    "no kids. he's gone to his mother's",
    "kids on the line? they are lambs. driver thought they were children",
    "drunk female shouting she wants her mummy, 31 years old",
    "found property, school bag with a laptop in it, belongs to a supply teacher",
    "kids have left home, she lives alone now",
    "window of the newborn photography studio smashed",
    "works at the child contact centre, ex partner keyed her car",
    "her grandson, 24, raised by her from a baby, has her card",
]


@pytest.mark.parametrize("log, expected", SEEN, ids=[log[:40] for log, _ in SEEN])
def test_a_child_is_seen(log: str, expected: list[str]) -> None:
    """Slips in long words, prams that are pushed, school clothes that are worn, ages that are guessed (ruling 3)."""
    assert seen(log) == expected


@pytest.mark.parametrize("log", NOT_SEEN)
def test_none_is_seen_in_what_only_looks_like_it(log: str) -> None:
    """Plates, loads in prams, dogs, lambs and a denial that another matter follows show no child."""
    assert seen(log) == []


ALIKE = [
    ("male lives alone and has no access to kids", 0),
    ("bail address checked, no unsupervised access to any children", 0),
    ("he pushed her in front of their 2 sons", 2),
    ("misper tilly 16 thought to be with megan also 15", 2),
    ("male, believed to be 45, messaged a 13 yr old. decoy? no, real child", 1),
    ("male believed he was chatting to a girl of 13, it was a decoy", 0),
    ("found on the wall, pink coat age 5-6 years", 0),
    ("jigsaw for ages 7-8 left on the bus", 0),
    ("boy in a blue coat, aged 7 or 8, alone on the bridge", 1),
    ("female passenger, 17, in a car with two grown men", 1),
    ("male claims to be 16, found asleep among the plants", 1),
    ("she and 2 dep kids moved to a safe address", 2),
    ("nan has taken in her grandson while mum is on heroin", 1),
    ("rooms checked, no sign of any kids living there", 0),
    ("caller made no mention of children", 0),
    ("no sign of the boy at his nan's, he is 13", 1),
    ("ex will not bring Maisie back. Maisie is five.", 1),
    ("the unit is five minutes away", 0),
    ("breath test failed, two in booster seats behind him", 2),
    ("driver aged 34 two in child seats behind him", 2),
    ("stopped for speeding, a dog in the back seat and an empty child seat", 0),
    ("young caller on the line, gave no name, then nothing", 1),
    ("had to collect the kids from school later, saw a man on the corner", 0),
]


@pytest.mark.parametrize(("log", "children"), ALIKE)
def test_access_denied_counts_and_sizes(log: str, children: int) -> None:
    """Access that nobody has, ages that are sizes or a decoy's, and numbers before a kin word (rulings 3 and 5)."""
    assert count_told(log) == children


COUPLES = [
    "ex says he will not stop until he has their {kin} with him",
    "husband has been seen shaking their {kin}",
    "partner is shouting at their {kin} again",
    "wife has locked him out, she is inside with their {kin}",
    "{kin} still in there asleep, dad has a hammer",
    "caller's {kin}'s swimming coach sends kisses at midnight",
]
OLD_COUPLES = [
    "wife has gone to stay with their {kin} after the row",
    "couple in their 70s, their {kin} found them, husband dead in bed",
    "argument with wife about their {kin}'s wedding",
    "husband says their {kin} has power of attorney",
    "wife's purse gone while visiting with their {kin} in Spain",
]


@pytest.mark.parametrize("phrase", COUPLES)
def test_the_son_of_a_couple_at_odds_is_a_child(phrase: str) -> None:
    """What a couple at odds does to or about their son or daughter is done to a child (rulings 3 and 4)."""
    told = {kin: count_told(phrase.format(kin=kin)) for kin in ("son", "daughter")}
    assert told == {"son": 1, "daughter": 1}


@pytest.mark.parametrize("phrase", OLD_COUPLES)
def test_the_son_of_an_old_couple_is_none(phrase: str) -> None:
    """What an old couple does with a son or daughter, and what these do themselves, shows no child."""
    assert [kin for kin in ("son", "daughter") if seen(phrase.format(kin=kin))] == []
