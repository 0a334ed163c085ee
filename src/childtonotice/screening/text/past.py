"""Abuse long ago counts where the suspect has access to children today (ruling 9); a log may correct its code."""

from __future__ import annotations

from collections.abc import Iterator

from childtonotice.screening.circumstances import Said
from childtonotice.screening.text.sayings import Saying
from childtonotice.screening.text.scanning import Scanner

PAST = (
    r"(?:as an? (?:child|kid|boy|girl|youngster|teenager|toddler|pupil)|non[- ]?recent|"
    r"historic(?:al)?(?: (?:abuse|offence|sexual|rape|allegation|disclosure|report|csa|nonce))?|"
    r"when (?:he|she|they|i|caller|ap|ip|inft) (?:was|were) (?:a |an |only |just |about |aged |"
    r"still )*(?:child|kid|boy|girl|little|young|small|at school|teenager|[0-9]{1,2})|"
    r"childhood (?:abuse|sexual)|in (?:her|his|their) childhood|in 19[0-9]{2}|in the (?:19)?[5-9]0'?s|"
    r"back in (?:19[0-9]{2}|200[0-9]))"
)
ACCESS = Scanner(
    r"\b(?:(?:suspect|he|she|uncle|offender|named man|male|man|teacher|coach|abuser|stepfather|"
    r"grandfather) (?:now |still |also |currently |is [0-9]+ and |, [0-9]+, )*"
    r"(?:has|have|lives with|living with|works with|working with|coaches|teaches|looks after|cares for|"
    r"babysits|minds|sees|fosters|has contact with|has access to|runs)[^.\n]{0,40}"
    r"(?:child|children|kids|grandchild|grandchildren|grandkids|grandson|granddaughter|stepchildren|"
    r"stepdaughter|stepson|daughters?|sons?|toddler|baby|niece|nephew|girls?|boys?|pupils|youth))\b"
)
GROWN_AGE = r"(?:1[89]|[2-9][0-9])(?: ?(?:yrs|years|yo|yoa|year old|years old))?"
WHO = r"(?:he|she|they|misper|mp|male|female|caller|inft|subject|person|missing person|missing male|missing female)"
CORRECTED = "|".join(
    (
        r"opened (?:as|under) [a-z0-9 ]{0,40}in error|opened in error",
        r"wrong (?:code|category|type)(?: used)?|mis-?coded",
        r"(?:wrongly|incorrectly) (?:coded|opened|categori[sz]ed|classified|recorded)",
        r"(?:coded|categori[sz]ed|classified) (?:as [a-z0-9 ]{0,30})?(?:in error|wrongly|incorrectly)",
        r"(?:category|code|type|qualifier) (?:should|to|shd) (?:read|be|say|have been|show)[a-z ]{0,20}adult",
        r"(?:should|shd) (?:read|be|say|have been|be coded) (?:as )?(?:missing |an )*adult",
        r"not an? (?:child|juvenile|minor|youth)|" + WHO + r"(?:'s| is) (?:in fact |actually )?an adult|adult misper",
        r"(?:now known to be|turns out (?:to be|he is|she is)|confirmed (?:as|to be)) (?:aged |now )*" + GROWN_AGE,
        r"(?:actually|in fact|correction:?|checks show|pnc shows|id shows|update:?) (?:that )?"
        + WHO
        + r"(?:'s| is| are)? (?:aged |now |actually )*"
        + GROWN_AGE,
        WHO
        + r"(?:'s| is)? (?:now |an? )*"
        + GROWN_AGE
        + r",? (?:not (?:a child|[0-9]{1,2})|so (?:an )?adult|re-?code|adult)",
    )
)


PAST_SAYINGS = (Saying("historic", "now-adult", PAST), Saying("correction", "not-a-child", CORRECTED))


def find_access(plain: bytes) -> Iterator[Said]:
    """Where a log of abuse long ago says that the suspect has access to children today."""
    for start, end in ACCESS.spans(plain):
        yield Said("access", "today", start, end)
