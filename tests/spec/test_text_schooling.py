"""A child who is known only by school, by a service for children or by a parent at hand (rulings 3 and 10)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

ONE = [
    "she is not home from school and it is dark",
    "female followed by male in a van on her way home from school",
    "IP WALKING TO SCHOOL WHEN PHONE SNATCHED FROM HAND",
    "he was suspended from school on monday, spends all day with two older males",
    "REFUSING TO GO TO SCHOOL, HAS PUT HIS FIST THROUGH THE DOOR",
    "he has not been to school since half term",
    "bunking off school with a man she met online",
    "both arrested, auntie to collect him from school",
    "victim is at school until 1530, can be seen after that",
    "bullied at school, has gone up on the roof and says he will jump",
    "off school poorly and on her own all day",
    "dad arrested last night. Encompass sent",
    "ENCOMPASS NOTIFICATION DONE BY NIGHTS",
    "CAMHS crisis team attending with us",
    "YJS informed, no further deployment",
    "referral to youth justice",
    "EWO cannot get a reply at the door, third visit",
    "school nurse has rung, disclosure made this morning",
    "s47 enquiry opened, joint visit tomorrow",
    "family open to early help, house in a state",
    "privately arranged, private fostering by a neighbour",
    "detained o/n, PACE 38(6) bed asked for, none",
    "mum on way to custody as appropriate adult",
    "appropriate adult is his nan",
    "wandering in pyjamas crying, wants his mummy",
    "found by the fairground, since reunited with parents",
    "separated from her mum in the crowd, with first aiders",
    "it is dad's weekend and he will not bring her back",
    "nursery staff: father came to collect and is clearly drunk",
    "victim of sextortion, doing her GCSEs",
]
NONE = [
    "female 34 on her way home from school, bag taken",
    "teaches at school in town, was followed home from school",
    "they went to school together, both now 50",
    "burglary at school overnight, two screens gone",
    "noise from school bell all weekend",
    "driving school car has hit a bollard",
    "riding school gate damaged",
    "works for CAMHS, laptop taken from her car",
    "NSPCC collection tin stolen from the counter",
    "YOT worker had car keyed outside the office",
    "encompass n/a, no children in the house",
    "appropriate adult from the scheme on the way, detained is 26",
    "AA called to a flat battery",
    "reunited with her handbag, all contents there",
    "separated from his wife in March",
    "his weekend job is at the garage",
    "plant nursery: male came to collect a tree, drunk",
]


@pytest.mark.parametrize("log", ONE)
def test_school_and_services_show_a_child(log: str) -> None:
    """Whoever is taught at school, served by CAMHS or has a parent as appropriate adult is a child (language.md 57 to 122)."""
    assert [one.split()[0] for one in seen(log)] == ["1"]


@pytest.mark.parametrize("log", NONE)
def test_staff_places_and_things_show_none(log: str) -> None:
    """Teachers, burglaries, tins and other meanings of the same words show no child (language.md 7)."""
    assert seen(log) == []
