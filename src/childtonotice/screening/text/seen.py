"""The log as a reader sees it: how it was typed (two blanks, "w/", a lost full stop, "the boys leg") hides nothing.

Every rule reads the log after these few changes; positions, and the words there, stay those of the log as it came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from childtonotice.screening.circumstances import Mention, Reading, Said
from childtonotice.screening.text.scanning import Scanner
from childtonotice.screening.text.unseen import ANY_UNSEEN, holds_unseen

# Signs that look like a plain one: what comes from a word processor holds them.
ALIKE = {**dict.fromkeys(map(ord, "‘’ʼ`´"), "'"), **dict.fromkeys(map(ord, "\t\u00a0\u202f\u205f\u3000"), " ")}
ALIKE |= dict.fromkeys(range(0x2000, 0x200B), " ")
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
COUNTED = re.compile(
    r"(?i)(?:^|[.:,\n]|\b(?:with|by|x|the|all|for|from|of|at|to|no|number|flat|room|unit|sent|has|have|had|got|were|"
    r"attended|requested|another|plus|total|[a-z]+ (?:and|&))) $"
)
# A line that begins so is an entry of its own, and does not go on where the one above stopped.
ENTRY = re.compile(r"[ \t]*(?:\d{1,2}[:.]?\d\d\b|\d+[.)]|[-*\[(]|[A-Za-z0-9][A-Za-z0-9 /'-]{0,20}:|\d{1,2}[/.]\d|\n|$)")
ANY_CHILD = re.compile(rf"(?i)(?:{OWNER}|kids?|children|chn|male|female)s?\b")
BARE_CHILDREN = re.compile(r"(?i)\b(?:kids?|child|children|chn)$")
AGE = "(?:1[0-8]|[1-9])"


class Change(NamedTuple):
    """A stretch of the log that is read as if something else stood there."""

    start: int
    end: int
    read: str


class Seen(NamedTuple):
    """The log as it is read, and for each of its signs where in the log as it came that begins and ends."""

    log: str
    starts: list[int]
    ends: list[int]


Tell = Callable[[str, int, int], str | None]


def part_sentences(log: str, start: int, end: int) -> str | None:
    """A line that stopped goes on in the next one ("didn't know.\\n13, no injuries"), unless that is an entry."""
    return None if ENTRY.match(log, end) else log[start : end - 1] + " "


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


def list_dashes(log: str, start: int, end: int) -> str | None:
    """Dashes that part several figures, or fall, are commas ("9 - 6 and 4"); "14 - 16" is from one to the other."""
    figures = [int(figure) for figure in re.findall(r"\d+", log[start:end])]
    return log[start:end].replace(" - ", ", ") if len(figures) > 2 or figures[0] >= figures[1] else None


LEADING = "(?:approx|about|abt|age|aged|only|just|maybe|eldest|youngest|both|son|daughter|boy|girl|[mf])"

# One RE2 alternative each, and what is read instead; None leaves the stretch as it is.
CHANGES: tuple[tuple[str, Tell], ...] = (
    (" {2,}", lambda _log, _start, _end: " "),
    (" & |[0-9]&[0-9]", lambda log, start, end: log[start:end].replace(" ", "").replace("&", " and ")),
    ("; ", lambda _log, _start, _end: ". "),
    (r"[.!?] *\n", part_sentences),
    (r"(?i:\bw/ ?[a-z0-9])", spell_with),
    (rf"(?i:\b(?:{'|'.join(SPELLED)})\b)", spell),
    (rf"(?i:\b(?:{OWNER})s (?:(?:{SORT}) )?(?:{THING})\b)", write_owner),
    (rf"(?i:[a-z)'] - (?:{LEADING} )*{AGE}(?: ?yrs?|yo|ish)?\b)(?: - [A-Za-z])?", read_dashes),
    (rf"[ (]{AGE}(?: ?yrs?|yo|ish)? - [A-Za-z]", read_age_dash),
    (r"\b[0-9]{1,2}(?: - [0-9]{1,2})+(?:,? and [0-9]{1,2})?\b", list_dashes),
    (rf"\[{AGE}(?: ?yrs?|yo)?\]", lambda log, start, end: f"({log[start + 1 : end - 1]})"),
    (rf" {AGE} (?:{OPENING}|{OPENING_TOO})\b", stop_at_age),
    (rf"[a-z]{{3}} (?:{OPENING}) [a-z]", stop_at_word),
)
SIGHT = Scanner("|".join(f"(?:{pattern})" for pattern, _ in CHANGES))
KINDS = tuple((re.compile(pattern), tell) for pattern, tell in CHANGES)
OPENINGS = frozenset(OPENING.split("|"))
# What stage 1 cannot look through: a log with one of these passes, and is told apart when it is read.
OPAQUE = "[0-9] ?(?:[.!?] *\n|; |& ?[0-9])|; \\(?[0-9]|  |\\[[1-9]|[\t\u00a0\u2000-\u200a\u202f\u205f\u3000‘’ʼ`]"


def see(log: str) -> Seen | None:
    """The log as a reader sees it; None where that is how it came."""
    changes = [Change(*found.span(), "") for found in ANY_UNSEEN.finditer(log)] if holds_unseen(log) else []
    plain = log if log.isascii() and "\t" not in log and "`" not in log else log.translate(ALIKE)
    changes += list_changes(plain)
    return rewrite(plain, sorted(changes)) if changes or plain != log else None


def list_changes(log: str) -> list[Change]:
    """The stretches that are read otherwise, in order."""
    spans = SIGHT.spans(log.encode("ascii", "replace"))
    return [change for start, end in spans if (change := tell_change(log, start, end))]


def tell_change(log: str, start: int, end: int) -> Change | None:
    """What is read in place of a stretch that one of the patterns found."""
    tell = next((tell for pattern, tell in KINDS if pattern.fullmatch(log, start, end)), None)
    read = tell(log, start, end) if tell else None
    return None if read is None else shorten(log, start, end, read)


def shorten(log: str, start: int, end: int, read: str) -> Change:
    """A change without what stays the same at either end, so that the words around it keep their own places."""
    while read and start < end and log[start] == read[0]:
        start, read = start + 1, read[1:]
    while read and start < end and log[end - 1] == read[-1]:
        end, read = end - 1, read[:-1]
    return Change(start, end, read)


def rewrite(log: str, changes: Iterable[Change]) -> Seen:
    """The log with some changes made, and where each of its signs came from."""
    parts, starts, ends, done = list[str](), list[int](), list[int](), 0
    for start, end, read in changes:
        if start < done:
            continue  # within a stretch that was read otherwise already
        parts += [log[done:start], read]
        starts += [*range(done, start), *[start] * len(read)]
        ends += [*range(done + 1, start + 1), *[end] * len(read)]
        done = end
    size = len(log)
    return Seen("".join([*parts, log[done:]]), [*starts, *range(done, size)], [*ends, *range(done + 1, size + 1)])


def point_back(found: Reading, seen: Seen, log: str) -> Reading:
    """What was read in a log as it is seen, at its places in the log as it came."""
    return Reading(
        tuple(place_mention(mention, seen, log) for mention in found.mentions),
        tuple(place_said(said, seen) for said in found.said),
    )


def place_mention(mention: Mention, seen: Seen, log: str) -> Mention:
    """A mention at its place in the log as it came, in the words there."""
    start, end = seen.starts[mention.start], seen.ends[mention.end - 1]
    return mention._replace(words=log[start:end], start=start, end=end)


def place_said(said: Said, seen: Seen) -> Said:
    """What is said besides, at its place in the log as it came."""
    return said._replace(start=seen.starts[said.start], end=seen.ends[said.end - 1])
