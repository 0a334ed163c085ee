"""Habits of typing, and what a reader sees in their place: "w/" is with, "the boys leg" is one boy's, dashes commas."""

from __future__ import annotations

import re
from collections.abc import Callable

SPELLED = {"dau": "daughter", "daug": "daughter", "daugh": "daughter", "dtr": "daughter", "daus": "daughters",
           "dtrs": "daughters", "ptnr": "partner", "prtnr": "partner", "ptner": "partner",
           "hes": "he's", "shes": "she's", "whos": "who's", "thats": "that's", "theres": "there's"}  # fmt: skip
# Whose: "the boys leg", "her daughters school bag". Kids and children own together, as a rule: they are left alone.
OWNER = (
    "child|boy|girl|son|daughter|toddler|baby|lad|lass|niece|nephew|(?:grand|step|god)(?:son|daughter|child)|brother|"
    "sister|cousin|pupil|teenager|infant|newborn|schoolboy|schoolgirl|bairn|old|friend|neighbour|mum|mam|mom|dad|"
    "mother|father|nana?|gran|grandad|grandma|partner|ex|inft|informant|caller|[ai]p|babysitter|tenant|victim|suspect|"
    "girlfriend|boyfriend|husband|wife|aunt(?:ie)?|uncle"
)
SORT = "new|old|red|blue|pink|black|little|car|balance|school|swimming|football|best|younger|older|baby"
THING = (
    "mum|mam|mom|dad|mother|father|parents|brother|sister|nann?a?|gran|grand?dad|grandma|grandmother|grandfather|"
    "aunt(?:y|ie)?|uncle|partner|boyfriend|bf|girlfriend|gf|friends?|mates?|carer|stepdad|stepmum|teacher|husband|"
    "wife|ex|date of birth|dob|age|name|birthday|phone|mobile|xbox|playstation|tablet|ipad|laptop|computer|bike|"
    "scooter|skateboard|toys?|coat|shoes?|bag|rucksack|hat|jacket|jumper|uniform|clothes|clothing|room|bedroom|"
    "hands?|arms?|legs?|head|face|hair|neck|foot|feet|body|wrist|mouth|nose|eyes?|ear|cheek|"
    "skull|chest|nursery|class|house|home|address|flat|passport|purse|wallet|drawing|voice|behaviour|injur(?:y|ies)|"
    "wellbeing|welfare|safety|account|version|whereabouts|medication|insulin|inhaler|social worker|sw|seat|death|party"
)
OWNING = re.compile(rf"(?i)(?:{OWNER})s")
SEVERAL = frozenset(("boys", "girls", "lads"))
OWNED_BY = re.compile(r"(?i)\b(?:an?|the|his|her|their|our|my|your|one|this|that|another|old) (?:\w+ )?$|\d-?$")
# With a capital in the middle of a line these begin a sentence; the others only after an age that is told as one.
OPENING = "He|She|They|It|There|This"
OPENING_TOO = (
    "Also|Then|Not|Now|Has|Have|Was|Were|Will|Advised|Attended|Awaiting|Enquiries|Requesting|States|Says|Said|Taken|"
    "Seen|Spoken|Spoke|Officers?|Police|Caller|Informant|Inft|Ambulance|Neighbours?|Staff|Both|Nobody|Males?|Females?|"
    "Suspect|Victim|Mother|Father|Mum|Dad|Parents|Result|Update|Units?|Crew|Inspector|Insp|Sgt|Supervisor|Area"
)
OPENINGS = frozenset(OPENING.split("|"))
COUNTED = re.compile(
    r"(?i)(?:^|[.:,\n]|\b(?:with|by|x|the|all|for|from|of|at|to|no|number|flat|room|unit|sent|has|have|had|got|were|"
    r"attended|requested|another|plus|total|[a-z]+ (?:and|&))) $"
)
# A line that begins so is an entry of its own, and does not go on where the one above stopped.
ENTRY = re.compile(r"[ \t]*(?:\d{1,2}[:.]?\d\d\b|\d+[.)]|[-*\[(]|[A-Za-z0-9][A-Za-z0-9 /'-]{0,20}:|\d{1,2}[/.]\d|\n|$)")
ANY_CHILD = re.compile(rf"(?i)(?:{OWNER}|kids?|children|chn|male|female)s?\b")
BARE_CHILDREN = re.compile(r"(?i)\b(?:kids?|child|children|chn)$")
AGE = "(?:1[0-8]|[1-9])"
Tell = Callable[[str, int, int], str | None]


def part_sentences(log: str, start: int, end: int) -> str | None:
    """A line that stopped goes on in the next one ("didn't know.\\n13, no injuries"), unless that is an entry."""
    return None if ENTRY.match(log, end) else f"{log[start]} "


def write_owner(log: str, start: int, end: int) -> str | None:
    """A lost apostrophe: "the boys leg" is one boy's; "boys room" without a word before it may be a sign on a door."""
    owner = OWNING.match(log, start)
    before = log[max(0, start - 24) : start]
    if owner is None or (owner[0].lower() in SEVERAL and not OWNED_BY.search(before)):
        return None
    return f"{owner[0][:-1]}'{owner[0][-1]}{log[owner.end() : end]}"


def stop_at_age(log: str, start: int, end: int) -> str | None:
    """A lost full stop after an age: "he is 10 Officers sent"; not in "2 Officers" or "seen 3 Males"."""
    _, age, word = log[start:end].split(" ")
    counted = word not in OPENINGS and COUNTED.search(log[max(0, start - 14) : start + 1])
    return None if counted else f" {age}. {word}"


def stop_at_word(log: str, start: int, end: int) -> str:
    """A lost full stop before a capital: "gone to her mums She is upset"."""
    return f"{log[start : start + 3]}.{log[start + 3 : end]}"


def spell(log: str, start: int, end: int) -> str | None:
    """A word written short; what follows a stroke ("g/dau") is left alone."""
    return None if log[start - 1 : start] in ("/", "'", "-") else SPELLED[log[start:end].lower()]


def spell_with(log: str, _start: int, end: int) -> str | None:
    """ "w/ her", "w/kids" are with; "w/c" and "w/e" are a week's beginning and end."""
    word = re.match(r"\w+", log[end - 1 :])
    return None if word and word[0].lower() in ("c", "e", "o", "d", "s", "k") else f"with {log[end - 1]}"


def read_dashes(log: str, start: int, end: int) -> str | None:
    """Dashes round an age are commas ("misper Chloe - 14 - from"); not after those whom "children - 2" counts."""
    if BARE_CHILDREN.search(log[max(0, start - 8) : start + 1]):
        return None
    first, dash, after = log[start:end].rpartition(" - ")
    same = dash and after.isalpha() and ANY_CHILD.match(log, end - 1)
    return f"{first.replace(' - ', ', ')}{dash}{after}" if same else log[start:end].replace(" - ", ", ")


def read_age_dash(log: str, start: int, end: int) -> str | None:
    """The dash after an age is a comma; not before another word for a child, who may be the same one."""
    return None if ANY_CHILD.match(log, end - 1) else f"{log[start : end - 4]}, {log[end - 1]}"


def read_brackets(log: str, start: int, end: int) -> str | None:
    """An age in brackets after more than a word ("lad outside the shop (15) says") stands between commas."""
    word, _, figure = log[start:end].partition(" (")
    if NUMBERED.search(log[max(0, start - 12) : start] + word) or is_person(log, start):
        return None
    return f"{word}, {figure.rstrip('),')}" + ("" if log[end : end + 1] in (".", ",") else ",")


def is_person(log: str, end: int) -> bool:
    """Whether the word at a place is a name or names a person: brackets after it are read as they stand."""
    word = WORD_AROUND.search(log, max(0, end - 16), end + 3)
    return word is None or word[0][0].isupper() or bool(ANY_CHILD.fullmatch(word[0]))


def list_dashes(log: str, start: int, end: int) -> str | None:
    """Dashes that part several figures, or fall, are commas ("9 - 6 and 4"); "14 - 16" is from one to the other."""
    figures = [int(figure) for figure in re.findall(r"\d+", log[start:end])]
    return log[start:end].replace(" - ", ", ") if len(figures) > 2 or figures[0] >= figures[1] else None


# "flat (4)", "bus (14)": a figure in brackets after these, or after several of something, is no one's age.
NUMBERED = re.compile(
    r"(?i)(?:s|flat|ward|unit|room|route|bus|tram|platform|level|floor|bay|gate|junction|stand|stop|road|street|number|"
    r"item|exhibit|count|page|part|crew|channel|zone|sector|total|grade|band|case|log|call|visit|box|team|child|kid|"
    r"[a-z]*ren)$"
)
WORD_AROUND = re.compile(r"[A-Za-z]+$")
LEADING = "(?:approx|about|abt|age|aged|only|just|maybe|eldest|youngest|both|son|daughter|boy|girl|[mf])"

# One RE2 alternative each, and what is read instead; None leaves the stretch as it is.
CHANGES: tuple[tuple[str, Tell], ...] = (
    (" & |[0-9]&[0-9]", lambda log, start, end: log[start:end].replace(" ", "").replace("&", " and ")),
    ("; ", lambda _log, _start, _end: ". "),
    (r"[.!?] *\n *", part_sentences),
    (r"(?i:\bw/ ?[a-z0-9])", spell_with),
    (rf"(?i:\b(?:{'|'.join(SPELLED)})\b)", spell),
    (rf"(?i:\b(?:{OWNER})s (?:(?:{SORT}) )?(?:{THING})\b)", write_owner),
    (rf"(?i:[a-z)'] - (?:{LEADING} )*{AGE}(?: ?yrs?|yo|ish)?\b)(?: - [A-Za-z])?", read_dashes),
    (rf"[ (]{AGE}(?: ?yrs?|yo|ish)? - [A-Za-z]", read_age_dash),
    (r"\b[0-9]{1,2}(?: - [0-9]{1,2})+(?:,? and [0-9]{1,2})?\b", list_dashes),
    (rf"[a-z]{{3}} \({AGE}\),?", read_brackets),
    (rf"\[{AGE}(?: ?yrs?|yo)?\]", lambda log, start, end: f"({log[start + 1 : end - 1]})"),
    (rf" {AGE} (?:{OPENING}|{OPENING_TOO})\b", stop_at_age),
    (rf"[a-z]{{3}} (?:{OPENING}) [a-z]", stop_at_word),
)
