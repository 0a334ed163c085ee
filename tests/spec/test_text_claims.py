"""What a log claims about a referral, to be set against the PPNs (language.md 9, F3, F11)."""

from __future__ import annotations

import pytest

from tests.spec.logs import said

CLAIMS = [
    ("PPN SUBMITTED", ["done"]),
    ("1640 DASH HIGH. PPN DONE", ["done"]),
    ("ppn on for both kids", ["done"]),
    ("PPN sub'd by 4471 at end of shift", ["done"]),
    ("2x PPN, one for each child", ["done"]),
    ("PPN medium, joint visit tmrw", ["done"]),
    ("have put a PPN on before going out", ["done"]),
    ("public protection notice submitted", ["done"]),
    ("PPN to follow", ["promised"]),
    ("PPN TBC BY OIC", ["promised"]),
    ("will submit PPN when back at station", ["promised"]),
    ("needs PPN, am off on leave", ["promised"]),
    ("handover to days for PPN", ["promised"]),
    ("ppn to be done on return from rest days", ["promised"]),
    ("PPN by end of set", ["promised"]),
    ("PPN outstanding", ["promised"]),
    ("PPN TO BE COMPLETED ONCE WARRANT EXECUTED", ["deferred"]),
    ("ppn after arrest phase, ops sensitive", ["deferred"]),
    ("hold PPN until download is back", ["deferred"]),
    ("NO PPN REQUIRED", ["not-required"]),
    ("PPN not required as already open to a social worker", ["not-required"]),
    ("no need for a PPN, school dealing", ["not-required"]),
    ("PPN N/A", ["not-required"]),
    ("PPN not appropriate", ["not-required"]),
    ("ADULT PPN ON FOR TENANT", ["adult-only"]),
    ("adult ppn. GPS watch ordered", ["adult-only"]),
    ("VA PPN submitted", ["adult-only"]),
    ("EDT informed by phone", ["verbal"]),
    ("social worker aware", ["verbal"]),
    ("school notified, DSL told", ["verbal"]),
    ("MERLIN completed", ["other-form"]),
    ("VIST submitted for child", ["other-form"]),
    ("87A faxed through", ["other-form"]),
    ("victim referral to support made", []),
    ("no claim is made here", []),
]  # fmt: skip


@pytest.mark.parametrize("log, expected", CLAIMS, ids=[log[:40] for log, _ in CLAIMS])
def test_claim_is_read_for_what_it_says(log: str, expected: list[str]) -> None:
    """Done, promised, deferred, refused, for a grown-up, by word of mouth, on another form."""
    assert said(log, "claim")[:1] == expected
