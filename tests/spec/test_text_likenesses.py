"""Each likeness beside the child that it resembles: the first of two logs tells of none, the second does.

Shops, young animals, pictures, wishes, wounds, minds, fancy dress; and who was in the sentence all along.
"""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

PAIRS = [
    (
        "Nuisance parking, two vans. VRM check YP68 WTR, insured and taxed",
        "Nuisance call, YP at the desk crying, no coat on",
        ["1"],
    ),
    (
        "Welfare call, PPN on, child - nothing more for police",
        "Welfare call, PPN on, child - Nicola, 6 - seen",
        ["1 Nicola 6"],
    ),
    ("break in at Kids Castle soft play, till gone", "kids behind the soft play smashing its till", ["2"]),
    ("AP works at Tots Emporium store, manager shouted at her", "three kids by the store throwing eggs", ["3"]),
    ("woman chugging for Save the Children got abuse from a man", "neighbour says save the girl, she is 6", ["1 6"]),
    ("JUVENILE SEAL ON SLIPWAY, CROWD ROUND IT", "JUVENILE ON SLIPWAY POKING A SEAL", ["1"]),
    ("heifers loose on lane, 2 youngsters with them", "2 youngsters throwing stones at heifers in a field", ["2"]),
    ("wallet handed in, has photo of a baby in it", "wallet handed in by a girl of 9", ["1 9"]),
    ("he always said she could never give him kids", "she will never give him the kids back", ["2"]),
    ("they would have had kids by now but she is ill", "they have had kids throwing mud at the door", ["2"]),
    ("he has a split lip. Minor. Declined ambo", "he has a split lip. He is a minor. Mum told", ["1"]),
    ("male 29 works at the level of a 7 yr old, functions poorly", "male 29 hit a 7 yr old", ["1 7"]),
    ("stag group, groom wearing a nappy, fell over", "toddler wearing a nappy in the road", ["1"]),
    ("the Joseph and baby figures gone from church nativity", "baby left in church porch", ["1"]),
    ("owner of two 8 year old welsh ponies says one is lame", "two 8 year old girls on ponies lost", ["2 8"]),
    ("0900 3 kids up on roof of mill\n0912 it's scaffolders, job sheet seen", "0900 3 kids up on roof of mill", ["3"]),
    ("group of youths at bar, bouncer checked, youngest is 20", "group of youths, the youngest is 12", ["1", "1 12"]),
    ("mum 70 had a fall, son lives abroad // ex collected his coat", "her ex collected their son and hit him", ["1"]),
    (
        "last seen by chapel of St Agnes, 14, walking stick left",
        "last seen by chapel, Agnes, 14, upset",
        ["1 Agnes 14"],
    ),
    (
        "she left her babies at home. The babies are two spaniels",
        "she left her babies at home with two spaniels",
        ["2"],
    ),
    (
        "the young lad who does the door, 23, was punched",
        "the young lad who lives next door, 12, was punched",
        ["1 12"],
    ),
    ('she was slapped by "the Boy", known as Carl, 41', "she was slapped by the boy from next door, 9", ["1 9"]),
    ("scrap men took memorial listing boys who fell in 1916", "boys took scrap listed as memorial", ["2"]),
    ("1310 kids on roof\n1330 it's the two Orr brothers, men in their thirties", "1310 kids on roof\n1330 gone", ["2"]),
    ("his lad is 33 and drives the van", "he has his lad at weekends, mum picks him up", ["1"]),
    ("gran, 88, dementia, is asking for her baby again", "gran, 88, dementia, left holding her baby", ["1"]),
    ("fortune teller said her next child will be a girl", "her child is a girl, being hit", ["1"]),
    ("lorry took out the children crossing sign", "lorry took out the barrier by children crossing", ["2"]),
    (
        "row with the boys, they are two sons of hers, 30 and 27",
        "kids hid upstairs while her two sons of before, 30 and 27, fought",
        ["2"],
    ),
    ("girls netball kit stolen from shed", "girls stole netball kit from shed", ["2"]),
    ('he yelled "I will get your kids", she has no kids', 'he yelled "I will get your kids", they are at nans', ["2"]),
]


@pytest.mark.parametrize("likeness, child, expected", PAIRS, ids=[likeness[:40] for likeness, _, _ in PAIRS])
def test_a_likeness_is_no_child_and_its_neighbour_is(likeness: str, child: str, expected: list[str]) -> None:
    """Rulings 3 and 10: a name, a thing, an animal or a wish is no sign of a child; the child beside it is."""
    assert seen(likeness) == []
    assert [one.removesuffix(" elsewhere").removesuffix(" resident") for one in seen(child)] == expected


CHILDREN = [
    ("DAD HAS OUR THREE WITH HIM, 9 6 AND 2", ["1 9", "1 6", "1 2"]),
    ("my two are alone in there with the gas on, 4 and 2", ["1 4", "1 2"]),
    ("lives with his cousin who has 2 at home, 8 and 5", ["1 8", "1 5"]),
    ("3 lads on the crane, one stopped by guard is 14", ["2", "1 14"]),
    ("stopped KEMBER Tobias 15 yrs, 3 phones on him", ["1 Tobias 15"]),
    ("Yr 8 (12) lad cut in the corridor", ["1 12"]),
    ("she's in year 10, fifteen, and he has her phone", ["1 15"]),
    ("5 little faces looking out, door open, nobody in", ["5"]),
    ("ex has sent a photo of my daughter with a knife on it, she's only little", ["1"]),
    ("TODDLER CARRIED OUT, AND ANOTHER IN A CARRYCOT PRAM", ["1", "1"]),
    ("trick or treaters hit by car, driver stopped", ["2"]),
    ("inft is the eldest of four, the youngest is hid in wardrobe", ["1", "2", "1"]),
    ("says he's got his lads at weekends", ["2"]),
    ("it is the usual four, 9 to 11 yrs, off the estate", ["4 9-11"]),
    ("Keziah hurt her arm after the row, 13, crying", ["1 Keziah 13"]),
    ("locked out by aunt, is 15, on bench in rain", ["1 15"]),
    ("a lass about 8 and two littler ones on the ledge", ["1 8", "2"]),
    ("Five of them, all in school uniform, on the flat roof", ["5 uncertain"]),
    ("gran has him, she's ill, he starts nursery after Easter", ["1"]),
    ("girl asleep in car outside pub, car has a booster seat", ["1"]),
    ("there are two at home, six and four, and he is on his way", ["1 6", "1 4"]),
    ("kids are 12 8 3, youngest has a rash", ["1 12", "1 8", "1 3"]),
    ("2 lads under 14 and a lass of 15, plus the lodger's own son, 5", ["2 0-13", "1 15", "1 5"]),
    ("MEI WHO IS 4 AND HER SISTER XU-LAN WHO IS 9 RAN OUT", ["1 Mei 4", "1 Lan 9"]),
    ("PCSO has three of the gang, all year 9s", ["3 13-14"]),
    ("has two in her front room, 5 and 3, who ran from next door", ["2"]),
    ("cadet 16 says sergeant grabbed him", ["1 16"]),
    ("girl has had a fall after the row, 13, cut knee. her mates have gone", ["1 13"]),
]


@pytest.mark.parametrize("log, expected", CHILDREN, ids=[log[:40] for log, _ in CHILDREN])
def test_whose_age_it_is_and_how_many_there_are(log: str, expected: list[str]) -> None:
    """Rulings 3 and 5: an age at the end of a sentence is theirs of whom it tells; each child is counted once."""
    assert [one.removesuffix(" elsewhere").removesuffix(" resident") for one in seen(log)] == expected
