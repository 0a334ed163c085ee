"""Stage 1: the one expression that every log with a child in it matches; generous, and cheap over millions of logs.

RE2, no look-around, case-insensitive, word-bounded. RE2's word boundary knows ASCII letters only, so an accented letter
ends a word here; that can only let more logs pass.
"""

from __future__ import annotations

import re2

from childtonotice.screening.text.forenames import FORENAMES
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.typos import typo_patterns
from childtonotice.screening.text.words import NOUNS

GAP = "[^0-9a-z]{0,3}"
CHILD_AGE = "(?:1[0-8]|[1-9])"
AGE_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
# Words of NOUNS that are in most logs or name grown-ups as a rule: with these alone no log passes.
COMMON = lexicon("male female males females ip ap inft mp dp caller victim suspect witness driver passenger occupant offender "
                    "informant detained resident patient cyclist pedestrian rider casualty misper "
                    "friend friends mate mates pal pals brother brothers bro sister sisters sis cousin cousins student students "
                    "dau mum mother mam mummy dad father parent tenant man woman lady husband wife partner boyfriend "
    "girlfriend bf gf")  # fmt: skip
PLAIN = (
    "p[ou]pils?|child'?s|kid'?s|children'?s|young(?:er)? (?:person|people|persons|ones?|man|lady)|(?:little|wee|young) ?(?:'?uns?|ones?|man)|"
    "under" + GAP + "age|under" + GAP + r"(?:the age of )?(?:1[0-8]|[1-9])s?|u1[0-8]s?|<1[0-8]|"
    "(?:brother|sister|sibling|cousin|friend|mate)s? (?:is |of |called |named )?\\(?,? ?(?:aged? )?1?[0-9]|"
    "school|nursery|childminder|babysit[a-z]*|playgroup|classmates?|schoolmates?|"
    "twins?|triplets|teenaged?|bairn'?s?|wean'?s?|littl[ie]ns?|(?:early|mid|late|his|her|their)" + GAP + "teens|"
    "pregnan[a-z]*|preg|unborn|expecting|antenatal|maternity|miscarr[a-z]*|w(?:ee)?ks gone|m(?:on)?ths gone|bump|"
    "cot|cots|moses basket|nappy|nappies|pram|pushchair|buggy|highchair|toys|bunk ?beds?|car ?seat|baby'?s|"
    "lac|looked after|foster[a-z]*|care home|looked-after|care order|cp plan|child protection|s ?46|police protection|"
    "(?:younger|little|baby|twin|kid|wee|big|older|two|three|[2-9]) (?:half[- ])?(?:brother|sister|bro|sis|sibling)s?|"
    "(?:brother|sister|friend|mate)s? [a-z]+ (?:and|&|\\+) [a-z]+|childless|"
    "mother of|mum of|dad of|father of|parent of|(?:her|his|their|my|all|other) (?:two|three|four|five|six|[2-9])|"
    "sound(?:s|ed)? (?:very |quite |really |about |approx |around |like a |only )?(?:young|[0-9]+|child|kid)|young voice|youngsters?|cp register|minors?"
)
AGES = (
    CHILD_AGE
    + GAP
    + "(?:y/?o|yoa|yr|yrs|years?|y|yom|yof|y\\.o)\\b|"
    + CHILD_AGE
    + "(?:yo|yr|yom|yof|ym|yf|f|m|y)[a-z]{0,3}|"
    "(?:" + AGE_WORDS + ")" + GAP + "(?:yr|yrs|years?|months?|mths?|weeks?|wks?)|"
    "[0-9]{1,2}"
    + GAP
    + "(?:mths?|months?|mnths?|mos?|wks?|weeks?|days?|mom|mof|wom|wof)(?: old|-old)?|[0-9]{1,2}/(?:12|52|40)|"
    "ages?d?" + GAP + "(?:about |approx |around |only |just |between |c )?(?:" + CHILD_AGE + "|" + AGE_WORDS + ")|"
    "(?:yr|year|y|yrs|years)" + GAP + "(?:1[0-3]|[1-9]|" + AGE_WORDS + ")|"
    "d"
    + GAP
    + "o"
    + GAP
    + "b|born|(?:he|she|who|they|i|it)'?(?:s|m|re)?(?: is| was| are| am)?(?: now| only| just| about| nearly| approx| almost| turned)*"
    " (?:" + CHILD_AGE + "|" + AGE_WORDS + ")|[fm]" + GAP + CHILD_AGE + "|" + CHILD_AGE + "[ /]?[fm]|"
    "(?:fe)?male,? ?\\(?(?:aged )?"
    + CHILD_AGE
    + "|[a-z]{3,},? ?\\("
    + CHILD_AGE
    + "\\)|[a-z]{3,}, "
    + CHILD_AGE
    + "(?:,|\\.| yrs?)|"
    "turn(?:s|ed|ing) (?:" + CHILD_AGE + "|" + AGE_WORDS + ")|" + CHILD_AGE + "(?:th|st|nd|rd) birthday|birthday"
)
NAMES = (
    "(?:"
    + "|".join(sorted(FORENAMES))
    + r")(?: [a-z'-]+){0,2}[ ,(:-]{1,3}(?:is |aged? |now |only |who is )*"
    + CHILD_AGE
)


def stage_one(phrases: tuple[tuple[str, str], ...] = ()) -> str:
    """The stage-1 expression with a force's own phrases beside the shipped words."""
    own = [re2.escape(phrase.lower()) for phrase, _ in phrases if phrase.strip()]
    words = sorted(word for word in NOUNS if word not in COMMON)
    return r"\b(?:" + "|".join([*words, *typo_patterns(), *own, PLAIN, AGES, NAMES]) + r")\b"


STAGE_ONE = stage_one()
