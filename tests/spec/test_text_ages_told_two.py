"""Ages in figures, words, months, bands, school years and dates of birth, each in another wording (rulings 1 and 3)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

LOGS = [
    ("A Level student aged 16 has told her tutor her uncle is taking her abroad to marry", ["1 16"]),
    ("15 yr old male detained shop theft, with adult male 33", ["1 15"]),
    ("two 17 year olds on an e-scooter hit the kerb", ["2 17"]),
    ("caller is ringing from under the bed, whispering, says her stepdad is drunk again, sounds about "
     "primary age",
     ["1 4-11"]),
    ("nursery staff: mark on the cheek of Orin aged 3, stepdad did drop off", ["1 Orin 3"]),
    ("Ofsted home manager: YP aged 14 assaulted staff, wants to be moved", ["1 14"]),
    ("14 y/o male from care home picked up by unknown male in white Audi", ["1 14"]),
    ("he picked up his son (6) from school, not allowed to by order", ["1 6"]),
    ("her one year old was in the front seat", ["1 1"]),
    ("year-old? the lad who is four was in the back", ["1 4"]),
    ("5 and 3 yr olds at home when male kicked the door", ["1 5", "1 3"]),
    ("5 and 3 year olds at home with newborn", ["1 5", "1 3", "1"]),
    ("11th birthday next week, has asked to live with gran because mum's fella frightens her, she's ten", ["1 10"]),
    ("CHILD, 13, REPORTS ONLINE FRIEND WANTS TO MEET", ["1 13"]),
    ("YRO breach, he is 16, not at his curfew address", ["1 16 elsewhere"]),
    ("little boy found at bus station says hes 7 and called Jamal", ["1 Jamal 7"]),
    ("2 x adults 1 x child (8) in vehicle", ["1 8"]),
    ("3yo and 9mth old in back seat, dad over limit", ["1 3", "1 0.75"]),
    ("17 year old passenger walked off with bleeding head", ["1 17"]),
    ("\"I'm twelve\" she says, \"and I want to go home\"", ["1 12"]),
    ("Polish family, interpreter needed, daughter Zofia 15 self harming", ["1 Zofia 15"]),
    ("AP's 2yo grandson ran into road", ["1 2"]),
    ("S (female 14) is in crisis on the wrong side of the barrier", ["1 14"]),
    ("DP 16, needs AA, mum refusing to attend", ["1 16"]),
    ("juvenile DP b. 12/11/2008 brought to custody", ["1 17"]),
    ("missing: dob 4th Jan 2011, slim build, afro hair", ["1 15"]),
    ("she's got two under five and he's cut off the electric", ["2 0-4 resident"]),
    ("he thinks she is 13 tops, heels and make up, outside the massage parlour", ["1 13"]),
    ("1620 he's back: Theo, 7, was hiding in neighbour's shed", ["1 Theo 7"]),
    ("1805 neighbour dispute over fence. AP's daughter Lottie 9 and friend's lad Archie 6 were sworn at by "
     "him at 17",
     ["1 Lottie 9", "1 Archie 6"]),
    ("1350 primary school - pupil Hugo age 7 has come in with no shoes and says daddy was asleep on the "
     "stairs and wouldn't get up",
     ["1 Hugo 7"]),
    ("Custody sgt: DP is 15 today, father declines to act as AA", ["1 15"]),
    ("Female twins aged 11 walked out of contact centre", ["2 11"]),
    ("AP is 17 and heavily in debt to local dealer, they've taken his moped", ["1 17"]),
    ("AP pregnant w second baby, pushed over by bf while holding 2yo", ["1 unborn", "1 2"]),
    ("we've got a lad here in the shop, ten he reckons, says his uncle hasn't come back for him since this "
     "morning",
     ["1 10"]),
    ("Caller's neighbour has left 12 yo in charge of 8 yo overnight while she works", ["1 12", "1 8"]),
    ("child 3 found in road by dustcart crew in nappy only", ["1 3"]),
    ("\"I'm only sixteen\" she kept saying, bouncers threw her out anyway, found unconscious by taxi rank", ["1 16"]),
    ("Yr 9 girl in tears - pictures of her going round whole school", ["1 13-14"]),
    ("male arrested for poss w/i gives dob 11/11/2008", ["1 17"]),
    ("HV: GP surgery: 8 y/o with belt marks, foster placement requested", ["1 8"]),
    ("mum has walked out leaving dad w 5,7,9 and 10yr olds, he's on crutches", ["1 5", "1 7", "1 9", "1 10"]),
    ("birthday party for 6yr old, two dads fighting in soft play", ["1 6"]),
    ("2nd year college student, 17, hasnt been in since Tues, host family worried", ["1 17"]),
    ("he's 40 odd, she's 16 and she calls him her fiance", ["1 16"]),
    ("unknown male vaping in bus shelter with 15 yo girl in dressing gown", ["1 15"]),
    ("PSNI request: locate 14 yo travelling w/ adult male, poss on ferry", ["1 14"]),
    ("HBV: 17 year old locked in bedroom for having a boyfriend", ["1 17"]),
    ("CHILD WITNESS AGED 9 TO SERIOUS RTC, GRANDAD DRIVER DECEASED", ["1 9"]),
    ("12yo with BB gun in park, pointing it at dog walkers", ["1 12"]),
    ("1155 Caller at cash machine, boy approx 12 begging, says his boss takes it all at night", ["1 12"]),
    ("AP'S STEPDAUGHTERS GRACE (14) AND LIBERTY (13) HAVE GONE OFF IN A CAR WITH 2 MALES",
     ["1 Grace 14", "1 Liberty 13"]),
    ("Father rings. Ex's new fella has shaved Bobby's head as punishment. Bobby is 6", ["1 Bobby 6"]),
    ("a scald to a 3 y.o.'s arm, nan's story doesn't fit", ["1 3"]),
    ("youths - M11, M14, F16 - all NFA'd from last week, now on the roof of Wilko", ["1 11", "1 14", "1 16"]),
    ("tenant has had a lad stopping with him since Monday, fifteen, met him on Grindr", ["1 15"]),
    ("SUSP SEEN TO PULL LASS, 13, BY THE HAIR INTO GINNEL", ["1 13"]),
    ("AP LEFT 2 YR OLD ASLEEP IN CAR WHILE PAYING FOR PETROL, CAR TAKEN", ["1 2"]),
    ("\"Can you send someone, my brother is being killed by dad\" caller gives name as Ruby, 9, address "
     "unknown",
     ["1 Ruby 9"]),
    ("Hotel night porter: girl of 17 in room 12 with three different men since teatime", ["1 17"]),
    ("she told the nurse she was 16 last month and that the father is her step brother", ["1 16"]),
    ("school: Deniz (14) has stopped eating, says parents are sending him to Turkey to learn a lesson",
     ["1 Deniz 14"]),
    ("suspect indecently exposed himself to paper girl, 12", ["1 12"]),
    ("home visit by probation, partner's one year old in property against licence conditions", ["1 1"]),
    ("Police Scotland ask us to check on Skye McLeod d.o.b. 22/01/2016 taken by mother", ["1 Skye 10 elsewhere"]),
    ("mother's statement: my five-year-old saw everything", ["1 5"]),
    ("He has hold of her 7-year-old as a shield", ["1 7"]),
    ("her and her lad were sleeping when brick came through, he's in year one", ["1 5-6"]),
    ("YJS worker: client Tobi (16) not answering tag calls", ["1 Tobi 16"]),
    ("Jay, 8, and his little brother on the hard shoulder picking blackberries", ["1 Jay 8", "1"]),
    ("AP rang off when child came in the room, child sounded upset, approx 4 years", ["1 4"]),
    ("14/F ODd on paracetamol, crew require assistance, family hostile", ["1 14"]),
    ("I want to report my ex, he has been sleeping with a lass of 15", ["1 15"]),
    ("victim (17, autistic) has had his bank card used by \"mates\"", ["1 17"]),
    ("lad give his name as Ty, age as 13, then legged it", ["1 Ty 13"]),
    ("kid on moped no plates, looked 16 tops", ["1 16"]),
    ("a 20-month-old ingested methadone at grandfather's", ["1 1.667"]),
    ("Uber: passenger, 15 tops, passed out in the back, no shoes", ["1 15"]),
    ("mother missing, kids Joel n Amber, 11 n 9, home alone since fri", ["1 Joel 11", "1 Amber 9"]),
    ("CRIMINAL DAMAGE 3 DETAINED: 17M, 17M, 15M", ["1 17", "1 17", "1 15"]),
]  # fmt: skip


@pytest.mark.parametrize("log, expected", LOGS, ids=[log[:40] for log, _ in LOGS])
def test_the_age_is_read(log: str, expected: list[str]) -> None:
    """The age is read as it is told."""
    assert seen(log) == expected
