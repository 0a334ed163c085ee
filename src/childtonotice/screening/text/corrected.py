"""A later entry corrects an earlier one: no children but animals, a television, grown-ups (ruling 7 in kind)."""

from __future__ import annotations

import re

from childtonotice.screening.text.clues import Clue
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.scanning import Scanner

NOT_CHILDREN = Scanner(
    r"\b(?:he means|she means|means?|they(?: a|'?)re|it(?: i|'?)s|turned out(?: to be)?|turns out(?: to be)?|actually|"
    r"confirmed(?: as)?|clarified|corrects|only|just|was|were|mistaken for|is|traced to|confirm|shouting at|"
    r"watching|are)"
    r"[ :,-]*(?:that |caller |was |were |to be |a |an |the |some |young |small |large |loud |her |his |their |no |"
    r"two |three |four |[2-9] |"
    r"kids |children |child |yorkshire |jack russell |french |cocker |border |golden |german )*"
    r"(?:ferrets?|rabbits?|hens?|chickens?|goats?|lambs?|sheep|deer|calves|ponies|seals?|seal pup|log|buoy|"
    r"foxe?s?|cats?|kittens|dogs?|puppies|pups|parrot|doll|dolls|pugs|spaniels|labradors|greyhounds|poodles|ponies|horses|donkeys|"
    r"tv|telly|television|film|radio|x-?box|playstation|"
    r"video game|mannequin|scarecrow|(?:garden )?gnomes?|statue|"
    r"owls?|peacocks?|alpacas?|llamas?|cattle|cows|calves|bullocks|otters?|terriers?|bulldogs?|spaniel|collies?|retrievers?|labrador|alsatian|shepherds?|poodle|dachshund|tortoise|ducks|geese|swans|seagulls|football|match|"
    r"track workers|workers|workmen|contractors|engineers|adults|actors|volunteers|bin|wheelie bin|"
    r"roofers|builders|scaffolders|cleaners|decorators|painters|plumbers|surveyors|gardeners|climbers|runners|joggers|"
    r"walkers|ramblers|anglers|fishermen|swimmers|cyclists|revellers|residents|pensioners|soldiers|cadets? instructors|"
    r"dancers|staff|doorstaff|firefighters|students from the uni[a-z]*|uni students|parrot|gulls?|badgers?)\b|"
    r"\b(?:tv|telly|television|radio|film|x-?box|playstation)\b[^\n]{0,40}\bno (?:kids|child|children|chn)\b|"
    r"\bno (?:kids|child|children|chn)\b[^\n]{0,40}\b(?:tv|telly|television|radio|film|x-?box|playstation) on\b|"
    r"\b(?:checked|traced|stopped|spoken to|found)[ :,-]+(?:an? )?(?:elderly|adult|grown|older) "
    r"(?:female|male|lady|woman|man|gent|adult|person|resident)\b|"
    r"\b(?:dementia|alzheimer'?s?|hallucinat[a-z]+|delusions?|delusional)\b[^\n]{0,60}\b(?:no ?one|nobody|nothing)\b|"
    r"\bturn(?:ed|s) out to be (?:[a-z0-9]+ ){0,2}(?:men|women|males|females)\b|"
    r"\b(?:on scene|attended|attending|found to be|btp|officers?)[ :,-]+(goats?|lambs?|sheep|deer|foxe?s?|cats?|"
    r"tv|telly|television|radio|"
    r"track workers|workers|workmen|contractors|engineers|adults)\b|"
    r"(?:\n[ 0-9:hrs.\-]*|[.:;] )(?:the |an? |they(?: a|')?re )?(?:fox(?:es)?|swans|ducks|geese|"
    r"goslings|cygnets|ducklings|goats|lambs|sheep|deer|foals|ponies|hedgehogs|badgers)"
    r"(?: ?[.,;!]|[ -]*\n|[ -]*$| not\b| - )"
)
RIGHT_AFTER = 4  # letters: "thought heard kids, was the TV"
FOUND_OUT = re.compile(r"turn(?:ed|s) out|mistaken for|traced to|actually|clarified|it was")
EXCUSES = re.compile(r"\b(?:says|say|saying|said|states|stated|claims?|reckons|told us|stating)\b")
CORRECTING = re.compile(
    r"\b(?:misheard|mistyped|typo|actually|correction|corrected|update|wrong|error|now known|confirmed|"
    r"confirms|prints confirm|id\'?d|id (?:shows|says)|passport shows|in fact|turns out|"
    r"turned out|clarified|caller corrected|checks show|licence shows|pnc shows|is an adult|not a child|re-?coded?)\b"
)


def corrected(clues: list[Clue], text: str, plain: bytes) -> list[Clue]:
    """The clues without those that a later line of the log takes back.

    Children with neither name nor age nor number seen.
    """
    start = max((span[0] for span in NOT_CHILDREN.spans(plain)), default=-1)
    if start < 0 or EXCUSES.search(text, max(0, start - 30), start + 1):
        return clues
    found_out = bool(FOUND_OUT.match(text, start))
    end = text.find("\n", start)
    aired = bool(ON_AIR.search(text, start, end if end >= 0 else len(text)))
    return [
        clue
        for clue in clues
        if (clue.known and clue.rule != "age-word")
        or "only" in clue.line.words[max(0, clue.first - 2) : clue.first]
        or clue.kind != "child"
        or clue.presence == "unborn"
        or (clue.line.hi < start and (HEARD.isdisjoint(clue.line.all) if aired else is_owned(clue)))
        or (clue.start > start and "thought" not in clue.line.before(clue.first, 4))
        or (clue.firm and is_seen(clue) and not found_out and start - clue.end > RIGHT_AFTER)
    ]


# A telly takes back children who were heard, or thought to be there; not those whom somebody saw or told of.
ON_AIR = re.compile(r"\b(?:tv|telly|television|radio|film|x-?box|playstation|video game|match)\b")
HEARD = lexicon(
    "heard hear hears hearing noise noises crying cries cry screaming screams scream shouting shouts shout yelling",
    "yells voice voices sound sounds sounded thinks think thought believes wailing shrieking shrieks howling arguing",
    "giggling laughing audible background banging distress distressed",
)


def is_owned(clue: Clue) -> bool:
    """Whether a clue is of somebody's own children or of a baby, whom no roofers and no geese take back."""
    owned = not OWNERS.isdisjoint(clue.line.words[max(0, clue.first - 2) : clue.last])
    heard = not HEARD.isdisjoint(clue.line.all)
    return owned or (not heard and clue.relation not in ("child", "youth", "pupil", "person", ""))


OWNERS = frozenset(("her", "his", "their", "our", "my"))


def is_seen(clue: Clue) -> bool:
    """Whether a clue is of children whom officers saw, which no telly takes back."""
    return not {"seen", "spoken", "asleep", "bed", "nappy", "checked"}.isdisjoint(clue.line.all)


def is_identifying(clue: Clue) -> bool:
    """Whether the line of a grown-up's age says who it was after all.

    "it is a man of 34", "seen by unit, female is 30".
    """
    words = clue.line.all
    return (
        not {"seen", "traced", "identified", "spoken", "confirmed", "clarified"}.isdisjoint(words)
        or {"it", "is"} <= words
        or ("it's" in words or "turned" in words)
    )


def is_correcting(clue: Clue) -> bool:
    """Whether the line of a clue says that it puts an earlier entry right."""
    return bool(CORRECTING.search(clue.line.log[clue.line.lo : clue.line.hi].lower()))
