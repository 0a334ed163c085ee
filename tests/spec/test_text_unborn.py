"""An unborn child counts where the log holds a risk to the pregnancy; a pregnancy alone is no sign (ruling 6, T12)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

UNBORN = [
    ("1015 row over a scratched door // IP on way to antenatal clinic when tyre went // suspect drunk in cell", []),
    ("BF HAS KICKED HER IN THE STOMACH, SHE IS 6 MTHS PREGNANT", ["1 unborn"]),
    ("IP 27 IS 30 WKS PREG, PUNCHED TO BODY BY EX", ["1 unborn"]),
    ("pregnant female has taken 30 tablets, ambulance on way", ["1 unborn"]),
    ("she is heavily pregnant and drinking vodka daily, says her mother", ["1 unborn"]),
    ("tenant is 22/40, using heroin in the flat", ["1 unborn"]),
    ("AP threatened by ex, he says he will kick the bump out of her", ["1 unborn"]),
    ("partner will not let her see the midwife, 8 months gone, he locks the door", ["1 unborn"]),
    ("female on bridge, is 14 weeks pregnant, wants to end her life", ["1 unborn"]),
    ("ex sent texts he will burn the house down\nshe is expecting again, 15 wks", ["1 unborn"]),
    ("domestic, she is pregnant with twins, pushed into a door", ["2 unborn"]),
    ("Sister found her with empty packets\nsays she is 22 wks gone", ["1 unborn"]),
    ("pregnant girl of 15 slapped by her boyfriend", ["1 unborn", "1 15"]),
    # told without the word
    ("he pushed her over the sofa, she's 7 months along", ["1 unborn"]),
    ("IP IS 18 WKS PG, HUSBAND GRABBED HER BY THE HAIR", ["1 unborn"]),
    ("female due in a fortnight according to midwife, bf hit her with a belt", ["1 unborn"]),
    ("baby due at end of the month and she is drinking spirits all day", ["1 unborn"]),
    ("mother to be, 22, threatened with a hammer by her ex", ["1 unborn"]),
    ("her 12 week scan is Friday, he has thrown her out and slapped her", ["1 unborn"]),
    ("they are having a baby and he has already choked her twice", ["1 unborn"]),
    ("preggers with her second, found unconscious beside empty pill packets", ["1 unborn"]),
    ("in early labour after he pushed her down the steps", ["1 unborn"]),
    ("my waters have gone, he kicked the stairgate into me", ["1 unborn"]),
    # no risk to the pregnancy, or none at all
    ("she and her wife are having a baby, letter about it sent to the wrong flat", []),
    ("scan of the driving licence attached, male threatened staff", []),
    ("rent due next week, landlord threatened to change the locks", []),
    ("council by-election, Labour candidate pushed over on the doorstep", []),
    ("INFT 28 WEEKS PREGNANT, LEFT HER PURSE ON THE BUS", []),
    ("pregnant caller asks about parking permit", []),
    ("caller is 5 months pregnant and can hear next door arguing", []),
    ("female in labour in a car, needs directions to the hospital", []),
    ("is expecting a delivery driver who has not come", []),
    ("pregnant ewe loose on the lane, knocked down", []),
    ("RISK QUESTIONS. PREGNANT: NO. WEAPONS: NONE", []),
    ("speed bump damaged the car, driver unhappy", []),
    ("not pregnant, says bf pushed her", []),
    ("maternity exemption card in stolen handbag", []),
]  # fmt: skip


@pytest.mark.parametrize("log, expected", UNBORN, ids=[log[:40] for log, _ in UNBORN])
def test_unborn_child_counts_with_a_risk(log: str, expected: list[str]) -> None:
    """The risk must concern the pregnant woman."""
    assert seen(log) == expected
