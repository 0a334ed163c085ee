"""Each child once: several words for one child, numbers, lists and groups (ruling 5)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

COUNTS = [
    ("2 KIDS UPSTAIRS", ["2"]),
    ("kids screaming in the background", ["2"]),
    ("2 x kids in the back of the car", ["2"]),
    ("about 20 teenagers on the green", ["20"]),
    ("A DOZEN YOUTHS ON THE ROOF OF THE PAVILION", ["12"]),
    ("a couple of kids hanging off the bridge", ["2"]),
    ("her three are asleep upstairs", ["3"]),
    ("1930 2 KIDS IN KITCHEN\n1955 KIDS, BOY ABOUT 8 AND GIRL ABOUT 5, MOVED TO LOUNGE", ["1 8", "1 5"]),
    ("2005 HOUSE FILTHY. 3 CHN IN PROP, 2 IN NAPPIES", ["3"]),
    ("Mia 12 rang in.\nMia says dad has a knife.\nMia is under her bed.\nMIA seen safe and well", ["1 Mia 12"]),
    ("little lad in the road, says his name is Otto\nhe is 5, Otto taken home", ["1 Otto 5"]),
    ("Children Cerys 9, Iwan 6 and Nia 2 behind the settee", ["1 Cerys 9", "1 Iwan 6", "1 Nia 2"]),
    ("twins aged 2 in the bath", ["2 2"]),
    ("mother of two, both at home", ["2 resident"]),
    ("AP has 3 kids", ["3 resident"]),
    ("boy and a girl on the roof", ["1", "1"]),
    ("2 kids and a baby in the car", ["2", "1"]),
    ("KIDS ELSPETH + DOUGAL WITH HIM", ["1 Elspeth", "1 Dougal"]),
    ("INFT is Ruby 11, has shut herself and her 2 brothers FINN + KIT in the shed", ["1 Ruby 11", "1 Finn", "1 Kit"]),
    ("2 kids at home\nupdate from unit: 3 kids in all, all seen", ["3"]),
    ("Kian 15 missing. Friend Maddox 14 also missing", ["1 Kian 15", "1 Maddox 14"]),
    ("14yo M has sent pictures of a girl to JAKE AND OLI FROM SCHOOL", ["1 14", "1", "1 Jake", "1 Oli"]),
    ("Callum 9 let us in\nTwin brother lives with dad in Ripley", ["1 Callum 9", "1 elsewhere"]),
    ("son Yusuf 8 hiding. son settled with aunt later", ["1 Yusuf 8"]),
    ("daughter Isla 5 not brought back. wants welfare check on her daughter", ["1 Isla 5"]),
    ("she is 17, he's 21, together since she was 15", ["1 17"]),
    ("group of youths, about 8 of them, kicking a ball at the shutters", ["8"]),
    ("half a dozen kids on bikes", ["6"]),
    ("CHILD CRYING. 2ND CHILD SHOUTING FOR MUM", ["1", "1"]),
    ("4 lads in school uniform fighting", ["4"]),
    ("KEIRA 10 LOOKING AFTER LEVI 8, DOLLY 6 AND FRANK 20 MTHS. ALL FOUR TO NANAS",
     ["1 Keira 10", "1 Levi 8", "1 Dolly 6", "1 Frank 1.667"]),
    ("SUSPECT HAS CHILDREN OF HIS OWN", ["2 resident"]),
    ("the eldest of her four was holding the baby", ["1", "3"]),
    ("ELDEST IS 11, YOUNGEST IS 3, SEEN BY PC", ["1 11", "1 3"]),
    ("her two and his two shut in the caravan", ["2", "2"]),
    ("kids (5) in the back of a hatchback", ["5"]),
    ("mum + 3 turned out of the hostel", ["3 resident"]),
    ("has got four, the youngest at nursery", ["3 resident", "1 elsewhere"]),
    ("two of them under three and no gas", ["2 0-2"]),
    ("youths on the roof. six in total", ["6"]),
    ("both about 9, throwing stones at trains", ["2 9"]),
    ("group on the swings, all look school age", ["2 5-16"]),
    ("one about 30 and two about 14 ran from the shop, males", ["2 14"]),
    ("three girl's fighting by the lake", ["3"]),
    ("youths, 3 ran off", ["2"]),
    ("both riders fell, both are 12", ["2 12"]),
    ("five up in the van, driver 22, the rest 16, 15 and 15", ["1 16", "1 15", "1 15"]),
    ("lost child, boy about 6, at the kiosk", ["1 6"]),
    ("30 or so kids letting off fireworks", ["30"]),
    ("4 children, 2 trapped under the van", ["4"]),
    ("three lads, one about 15, the other two in their 20s", ["1 15"]),
    ("5 lads by the lock gates, 13 to 15 yrs", ["5 13-15"]),
    ("three lasses sat in the road. they're about 14", ["3 14"]),
    ("two lads at the bookies, they're 20ish", []),
    ("0915 kuldeep says nobody has fed him since friday, 9 yrs. unit to attend", ["1 Kuldeep 9"]),
    ("Nell 8, Perry 5 and Joss 3 under the bed\nkids taken to aunts, all 3 fine", ["1 Nell 8", "1 Perry 5", "1 Joss 3"]),
    ("child on the roof, child is shouting for help", ["1"]),
    ("one boy has a catapult, another is on the roof", ["1", "1"]),
    ("two sets of twins in a caravan, all soaked", ["4"]),
    ("eldest at the door, other three behind her, all in nightwear", ["1", "3"]),
    ("3 kids 2 adults in a broken down camper", ["3"]),
    ("4 x M juvs on the bandstand roof", ["4"]),
    ("group on the pier, seven in all, ages between 12 and 14", ["7 12-14"]),
    ("dad of four, all under ten", ["4 0-9 resident"]),
]  # fmt: skip


@pytest.mark.parametrize("log, expected", COUNTS, ids=[log[:40] for log, _ in COUNTS])
def test_each_child_counts_once(log: str, expected: list[str]) -> None:
    """One child told of five times is one; several are several; a plural without a number is two."""
    assert seen(log) == expected
