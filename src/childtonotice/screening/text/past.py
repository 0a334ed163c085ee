"""Abuse of long ago and a suspect's access to children today (ruling 9); corrections that a log makes (ruling 7)."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from childtonotice.screening.circumstances import Said
from childtonotice.screening.text.sayings import Saying

PAST = (
    r"(?:as an? (?:child|kid|boy|girl|youngster|teenager|toddler|pupil)|non[- ]?recent|"
    r"historic(?:al)?(?: (?:abuse|offence|sexual|rape|allegation|disclosure|report|csa|nonce))?|"
    r"when (?:he|she|they|i|caller|ap|ip|inft) (?:was|were) (?:a |an |only |just |about |aged |"
    r"still )*(?:child|kid|boy|girl|little|young|small|at school|teenager|[0-9]{1,2})|"
    r"childhood (?:abuse|sexual)|in (?:her|his|their) childhood|in 19[0-9]{2}|in the (?:19)?[5-9]0'?s|"
    r"back in (?:19[0-9]{2}|200[0-9]))"
)
ACCESS = re2.compile(
    r"\b(?:(?:suspect|he|she|uncle|offender|named man|male|man|teacher|coach|abuser|stepfather|"
    r"grandfather) (?:now |still |also |currently )*"
    r"(?:has|have|lives with|living with|works with|working with|coaches|teaches|looks after|cares for|"
    r"babysits|minds|sees|fosters|has contact with|has access to|runs)[^.\n]{0,40}"
    r"(?:child|children|kids|grandchild|grandchildren|grandkids|grandson|granddaughter|stepchildren|"
    r"stepdaughter|stepson|daughters?|sons?|toddler|baby|niece|nephew|girls?|boys?|pupils|youth))\b"
)
CORRECTED = (
    r"(?:opened (?:as|under) [a-z0-9 ]{0,40}in error|(?:wrongly|incorrectly) (?:coded|opened|"
    r"categori[sz]ed|classified|recorded)|opened in error|"
    r"(?:coded|categori[sz]ed|classified) (?:as [a-z0-9 ]{0,30})?(?:in error|wrongly|incorrectly)|"
    r"not an? (?:child|juvenile|minor|youth)|is an adult|are (?:all )?adults|"
    r"(?:actually|in fact|now known to be|turns out (?:to be|he is|she is)|confirmed (?:as|to be)|"
    r"correction:?|checks show|pnc shows|id shows|update:?)[a-z',: ]{0,24}(?:1[89]|[2-9][0-9])(?: ?(?:yrs|"
    r"years|yo|yoa|year old|years old))?|"
    r"(?:caller|misper|mp|male|female|he|she|he's|she's|inft|person|dob makes (?:him|her)) (?:is |now |"
    r"an? )*(?:1[89]|[2-9][0-9])(?: ?(?:yrs|years|yo|yoa|year old|years old))?,? (?:not (?:a child|"
    r"[0-9]{1,2})|so (?:an )?adult|recode|re-code|adult))"
)


PAST_SAYINGS = (Saying("historic", "now-adult", PAST), Saying("correction", "not-a-child", CORRECTED))


def find_access(plain: bytes) -> Iterator[Said]:
    """Where a log of abuse long ago says that the suspect has access to children today."""
    for found in ACCESS.finditer(plain):
        yield Said("access", "today", found.start(), found.end())
