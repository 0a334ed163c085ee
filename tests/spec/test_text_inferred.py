"""Children inferred from what was seen, young callers, children in care and under protection (ruling 3, T3, T7, T15)."""

from __future__ import annotations

import pytest

from tests.spec.logs import seen

INFERRED = [
    ("OFFICERS NOTE COT IN BEDROOM AND NAPPIES ON SIDE, FEMALE SAYS LIVES ALONE", ["1 uncertain"]),
    ("warrant executed, school bags in the hall and a small bed made up", ["1 uncertain"]),
    ("toys all over the lounge, occupant would not say whose", ["1 uncertain"]),
    ("child's voice heard in background then line dropped", ["1 uncertain"]),
    ("high chair in kitchen, fridge has baby milk", ["1 uncertain"]),
    ("kids bedroom upstairs, bunk beds, nobody in", ["1 uncertain"]),
    ("baby monitor on in the bedroom, nobody answers the door", ["1 uncertain"]),
    ("cot in bedroom. baby Alfie 7 mths in it", ["1 Alfie 0.583"]),
    ("caller sounds about 10, mum and dad fighting, line dropped", ["1 10"]),
    ("caller sounds very young, giggling, asks for pizza", ["1"]),
    ("young voice on the line says come quick", ["1"]),
    ("sounds like a child, crying for her mum", ["1"]),
    ("STAFF AT LARKFIELD CHILDRENS HOME, RESIDENT NOT RETURNED, PHONE OFF", ["1"]),
    ("foster carer reports he has gone missing again", ["1"]),
    ("absconded from children's home at 2100", ["1"]),
    ("s46 powers used at 1658, taken to carers", ["1"]),
    ("placed in police protection by PS on scene", ["1"]),
    ("family on CP plan, mum drunk again", ["1 resident"]),
    ("LAC missing from placement since 1800", ["1"]),
    # things and places without a child
    ("empty cot dumped in the lay-by", []),
    ("toys stolen from the shop", []),
    ("pram frame in the canal", []),
    ("nappies taken by shoplifter, 3 packs", []),
    ("cot for sale on marketplace, buyer never paid for it", []),
    ("no toys, no cot, no sign anyone else lives in the flat", []),
    ("children's home had its window smashed overnight", []),
    ("s46 considered, not used", []),
    ("caller sounds drunk", []),
    ("sex toys found in the bedroom", []),
    ("neighbour minds Mr ABLE (86) by the baby monitor beside his bed, he has slipped in the hall", []),
    ("baby monitor in the kitchen is for her gran, 91, who wanders", []),
]  # fmt: skip


@pytest.mark.parametrize("log, expected", INFERRED, ids=[log[:40] for log, _ in INFERRED])
def test_child_is_inferred_only_from_what_shows_one(log: str, expected: list[str]) -> None:
    """What only a child would have, seen in a home, shows one; the same things elsewhere show nobody."""
    assert seen(log) == expected
