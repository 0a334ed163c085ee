"""Ethnicity as the records give it (R25): 16+1, 18+1 and officer-observed codes; what is not told, in three kinds.

Blank, "not stated" and "not known to the officer" are three separate things and are counted apart.
"""

from __future__ import annotations

import re
from enum import StrEnum

EIGHTEEN = {
    "W1": "White British", "W2": "White Irish", "W3": "Gypsy or Irish Traveller", "W9": "Other White",
    "M1": "White and Black Caribbean", "M2": "White and Black African", "M3": "White and Asian", "M9": "Other Mixed",
    "A1": "Indian", "A2": "Pakistani", "A3": "Bangladeshi", "A4": "Chinese", "A9": "Other Asian",
    "B1": "Black Caribbean", "B2": "Black African", "B9": "Other Black", "O2": "Arab", "O9": "Other",
}  # fmt: skip
# Of the older list only one code has another place today.
SIXTEEN = {"O1": "Chinese"}
OBSERVED = {
    "IC1": "White North European", "IC2": "White South European", "IC3": "Black", "IC4": "South Asian",
    "IC5": "East or South East Asian", "IC6": "Arab or North African",
}  # fmt: skip
NOT_STATED = {"NS", "NOT STATED", "DECLINED", "REFUSED", "PREFER NOT TO SAY"}
NOT_KNOWN = {"IC9", "IC0", "UNKNOWN", "NOT KNOWN", "NK"}
_CODE = re.compile(r"^(IC ?[0-9]|[WMABO][0-9])\b")


class Told(StrEnum):
    """Whether an ethnicity is told, and if not, how not."""

    TOLD = "told"
    BLANK = "blank"
    NOT_STATED = "not stated"
    NOT_KNOWN = "not known to the officer"


def read_ethnicity(words: str) -> tuple[Told, str]:
    """Whether this tells an ethnicity, and what it says in words; a force's own words stay as they are."""
    folded = " ".join(words.upper().replace("-", " ").split())
    if not folded:
        return Told.BLANK, "blank"
    if folded in NOT_STATED:
        return Told.NOT_STATED, "not stated"
    if folded in NOT_KNOWN or folded.startswith(("IC9", "IC 9")):
        return Told.NOT_KNOWN, "not known to the officer (IC9)" if folded.startswith("IC") else "not known"
    found = _CODE.match(folded)
    code = found.group(1).replace(" ", "") if found else ""
    known = {**EIGHTEEN, **SIXTEEN, **OBSERVED}
    if code in known:
        return Told.TOLD, f"{known[code]} ({code}{', as an officer saw it' if code in OBSERVED else ''})"
    return Told.TOLD, words.strip()
