"""Notes in prose with several people: whose age is whose (rulings 1 to 5)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

LOGS = [
    ("On arrival officers met a 14-year-old boy and his mother, aged 41, who said that a man in his fifties "
     "had shouted at them from a van.",
     ["1 14"]),
    ("Two youths aged 15 and 16 were seen to climb over the fence; a third male, believed to be 19, stayed "
     "outside.",
     ["1 15", "1 16"]),
    ("The suspect, in his teens, cycled off towards the river.", ["1 13-17"]),
    ("The victim, a nine-year-old girl, was walking with her grandmother, 68, when the dog ran at her.",
     ["1 9"]),
    ("Two 17-year-olds, one male and one female, were treated at the scene by paramedics.", ["2 17"]),
    ("A 52-year-old driver and his 16-year-old passenger were cut free from the vehicle.", ["1 16"]),
    ("A woman in her thirties and her children, aged seven and 10, escaped through a window.", ["1 7", "1 10"]),
    ("The group consisted of three adults and a 12-year-old who had become separated from his school party.",
     ["1 12"]),
    ("The couple, both 33, were with their sons, aged 4 and 6, when the boat capsized.", ["1 4", "1 6"]),
    ("The teenager, 14, was last seen at around 4pm getting on a bus.", ["1 14"]),
    ("A 17-year-old youth has been arrested on suspicion of assault and a 19-year-old man is being sought.",
     ["1 17"]),
    ("A nine-month-old baby was in the car at the time but was unhurt.", ["1 0.75"]),
    ("The driver, 24, and his passenger, 26, were both uninjured.", []),
    ("A man in his late 60s collapsed while walking with two friends aged 65 and 70.", []),
    ("The caller said her daughter, who is 15, had been messaged by a 40-year-old man.", ["1 15"]),
    ("An eight year old fell from the climbing frame, and his father, 35, tried to carry him.", ["1 8"]),
    ("She reported that her son (16) had hit her other son (14) with a chair leg.", ["1 16", "1 14"]),
    ("Police were called by staff after an 11-year-old boy was pushed by an adult male of around 50.", ["1 11"]),
    ("The rider, aged 17, lost control; the pillion passenger, aged 20, was thrown clear.", ["1 17"]),
    ("A teenage girl was approached by a man aged between 30 and 40.", ["1"]),
    ("The family of four, including a six-year-old, had been missing on the fell since noon.", ["1 6"]),
    ("Mrs Hale, 37, told officers that her husband, 39, had locked their daughters (3 and 5) in the garage.",
     ["1 3", "1 5"]),
    ("The deceased was a 91-year-old man whose daughter, 64, found him.", []),
    ("The boy, thought to be about 13, ran off before officers could speak to him.", ["1 13"]),
    ("The brothers, 10 and 12, said the man had offered them money to get in.", ["1 10", "1 12"]),
    ("A 15-year-old male and an 18-year-old male were arrested.", ["1 15"]),
    ("The female was described as 16 to 17 years old with red hair.", ["1 16-17"]),
    ("The female was described as 20 to 25 years old with red hair.", []),
    ("A toddler, aged two, was found alone in the front garden; his mother, 22, was asleep.", ["1 2"]),
    ("12-year-old Maisie and her 9-year-old brother had walked four miles from home.", ["1 Maisie 12", "1 9"]),
    ("Jordan, a 17 year old apprentice, reported that his boss, Mr Cole, 46, had grabbed him.", ["1 17"]),
    ("The child, an 18-month-old, had swallowed tablets belonging to her grandfather, 71.", ["1 1.5"]),
    ("Three boys, all aged 15, were seen with a knife.", ["3 15"]),
    ("Three men, all aged over 40, were seen with a knife.", []),
    ("The male suspect stated that he had two children at home and needed to collect them.", ["2 resident"]),
    ("The children - aged 11, 8 and 5 - were with neighbours.", ["1 11", "1 8", "1 5"]),
    ("The complainant (F, 16) said she had met the suspect (M, 27) online.", ["1 16"]),
    ("A female aged approximately 14 was in the company of two older males.", ["1 14"]),
    ("At the time of the incident the victim was 13 years of age and the offender was 15 stone.", ["1 13"]),
    ("Mother, 29, and two children, a boy of 6 and a baby of two months, were rescued by boat.", ["1 6", "1 0.167"]),
    ("The skipper, 58, had 20 years of experience and had been at sea for 14 days.", []),
    ("A ten-year-old was bitten on the left leg, needing 12 stitches.", ["1 10"]),
    ("Several children were in the playground when the tree came down.", ["2"]),
    ("The arrested persons were a 16-year-old boy, a 17-year-old boy and two men aged 19 and 23.", ["1 16", "1 17"]),
    ("Her 7-year-old, who has asthma, was also in the flat.", ["1 7"]),
    ("the lad's 15 and he was on his own from half 9 til the mum came in drunk", ["1 15"]),
    ("The man was holding a baby in his arms and refusing to come down.", ["1"]),
    ("a six-week-old girl had been left in the care of her 19-year-old uncle", ["1 0.115"]),
    ("They had been together for six years and married for two.", []),
    ("My daughter turned five in June and has started saying odd things about her uncle.", ["1 5"]),
    ("\"He's my brother,\" said the girl, 12, when asked about the man, 30.", ["1 12"]),
]  # fmt: skip


@pytest.mark.parametrize("log, expected", LOGS, ids=[log[:40] for log, _ in LOGS])
def test_each_age_is_its_persons(log: str, expected: list[str]) -> None:
    """Each age goes to the person whose it is."""
    assert seen(log) == expected
