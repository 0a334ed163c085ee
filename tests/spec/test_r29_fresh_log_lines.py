"""Log lines in other people's wording: how many children each shows (rulings 3 to 10)."""

import pytest

from tests.spec.logs import ON, read_log

LINES = [
    (1, "2210 CORIN 12 HIDING IN THE WARDROBE, SAYS DAD HIT MUM"),
    (1, "2210 dad has locked out CORIN, 12, in his socks"),
    (1, "1917hrs KAEDEN 14 BITTEN BY NEIGHBOURS DOG"),
    (0, "1917hrs ONGOING FIGHT, ABOUT 9 INVOLVED, BATS SEEN"),
    (3, "2210 three small beds made up in the back room, kitchen bare"),
    (2, "2210 two cots and a highchair in the flat, nobody in"),
    (1, "2210 verbal row, she is expecting in March, he has left"),
    (1, "2210 he hit her, she is 12 weeks along"),
    (0, "2210 rent due in March, row with the landlord, he pushed her"),
    (1, "2210 text received: my dads hitting my mum please come, im 11"),
    (1, "2210 holding one female, approx 13-14, crying, will not give a name"),
    (1, "2210 she says he held a pillow over the baby's face"),
    (1, "2210 I'M FIFTEEN AND I'VE RUN AWAY"),
    (1, "2210 male on cliff edge says he is seventeen"),
    (1, "2210 caller says she is only twelve and on her own"),
    (1, "2210 prisoner is 17, appropriate adult called"),
    (0, "2210 prisoner is 37, appropriate adult called due to learning difficulties"),
    (0, "2210 unit asked, he is four streets away"),
    (3, "2210 mum with three under fives has been evicted tonight"),
    (0, "2210 suspect's mother says he has always been her little boy, he is 29"),
    (1, "2210 marks seen on the childs arm"),
    (1, "2210 the child's mother is slurring on the phone"),
    (0, "2210 he was 9 when his mum left"),
    (0, "2210 lost wallet, contains photo of caller's children"),
    (0, "2210 wrong code, it is a lost dog"),
    (0, "2325hrs VAN OF CROSBY & SON GLAZING BROKEN INTO"),
    (1, "2210 three year old wandering down the high street in pyjamas"),
    (1, "2210 partner has left with their little boy and wont bring him back"),
    (2, "2210 neighbour hears mum screaming at the kids every night"),
    (1, "2210 a&e nurse reports toddler with burns to both hands, story does not add up"),
    (1, "2210 year 8 girl has told her tutor she is scared to go home"),
    (4, "2210 4x juveniles on the roof of the sports hall"),
    (2, "2210 social services request joint visit re two siblings aged 3 and 5"),
    (1, "2210 Syrian lad, says he's 15, found in back of lorry at port"),
    (3, "2210 three unaccompanied minors in lorry"),
    (1, "2210 male pulled from river, dob 14/02/2013"),
    (0, "2210 male pulled from river, dob 14/02/1983"),
    (0, "2210 caller from the soft play reports alarm sounding, premises closed"),
    (0, "2210 caller was bullied as a child and is now stalking his old teacher"),
    (0, "2210 domestic, couple in their 70s, their daughter lives in Spain"),
    (0, "2210 she has been married 12 years, no children"),
    (0, "2210 dog had puppies, one of the babies has been stolen"),
    (0, "2210 staff nurse at the children's ward reports theft of her purse"),
    (0, "2210 RTC outside the infant school, two cars, no injuries, 2am"),
]


@pytest.mark.parametrize("children, log", LINES, ids=[log[:40] for _, log in LINES])
def test_read_lines_of_another_author(children: int, log: str) -> None:
    """Words that show a child count it, each once; words that only look like it count nobody."""
    assert sum(mention.count for mention in read_log(log, ON).mentions) == children
