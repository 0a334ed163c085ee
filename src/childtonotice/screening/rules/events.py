"""What a text tells of: the kinds of event, the days and the streets that its words name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TypeVar

from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.link.folding import fold, spell_words

EVENT_WORDS = {
    "domestic": (
        r"domestic|partner|husband|wife|boyfriend|girlfriend|ex|dv|da|argu\w+|row|parents|step(?:dad|father)|separat\w+"
    ),
    "missing": r"missing|misper|absent|abscond\w*|runaway|whereabouts",
    "sexual": r"sexual\w*|touch(?:ed|ing)|rape[ds]?|indecent\w*|groom(?:ed|ing)|kiss\w*",
    "online": (
        r"online|snapchat|tiktok|instagram|whatsapp|photos?|pictures?|images?|nudes?|chat|messag\w+|game|"
        r"blackmail\w*|phone"
    ),
    "neglect": (
        r"neglect\w*|alone|unattended|dirty|squalid|unkempt|hungry|nappy|supervis\w+|unsupervised|roused?|rousable"
    ),
    "violence": (
        r"assault\w*|slap\w*|hit|hits|hitting|punch\w*|kick\w*|belt|bruis\w+|injur\w+|bit(?:e|ten)?|"
        r"strangl\w+|fight\w*|fought|marks?|struck|beat\w*|attack\w*|headbutt\w*|throttl\w*|shov(?:ed|ing)"
    ),
    "weapon": r"knife|knives|blade\w*|machete|gun|firearm|axe|weapon",
    "theft": r"theft|thiev\w+|shoplift\w*|robb\w+|stole\w*|stolen|burglar\w*",
    "drugs": (
        r"drugs?|cannabis|thc|weed|cocaine|ketamine|heroin|dealing|cuckoo\w*|vap(?:e|es|ing)|gumm(?:y|ies)|smok\w+"
    ),
    "self-harm": r"overdose\w*|od|suicid\w*|selfharm\w*|tablets|ligature|cutting|pills",
    "drink": r"drunk\w*|alcohol|intoxicat\w*|drink|drinking|vodka|wine|pub",
    "vehicle": r"car|driv(?:e|er|ing)|collision|crash|rtc|moped|motorbike|vehicle|bmw",
    "harmful practice": r"marriage|married|fgm|honour",
    "disorder": r"asb|fire|stones?|vandal\w*|bin|damage\w*|door",
    "animal": r"dogs?|bitten",
    "school": r"school|teacher|pupil|class|dsl|headteacher|college|tutor",
}
EVENTS = tuple((name, re.compile(pattern)) for name, pattern in EVENT_WORDS.items())
# Of more words than one: looked for only where the first of them stands in the text.
EVENT_PHRASES = {
    "step": ("domestic", re.compile(r"\bstep (?:dad|father)\b")),
    "ran": ("missing", re.compile(r"\bran away\b")),
    "not": ("missing", re.compile(r"\bnot (?:come|returned|been) home\b")),
    "failed": ("missing", re.compile(r"\bfailed to return\b")),
    "home": ("neglect", re.compile(r"\bhome conditions\b")),
    "no": ("neglect", re.compile(r"\bno food\b")),
    "little": ("neglect", re.compile(r"\blittle food\b")),
    "left": ("neglect", re.compile(r"\bleft with\b")),
    "county": ("drugs", re.compile(r"\bcounty lines?\b")),
    "self": ("self-harm", re.compile(r"\bself harm")),
    "punched": ("disorder", re.compile(r"\bpunched .{0,12}door\b")),
}
ANY_WORD = re.compile(r"\w+")
BACKGROUND = frozenset({"school", "drink", "vehicle", "disorder", "animal"})
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ANY_DAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)")
DAY_WORD = re.compile(
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(tues?|weds|thurs?|fri)\b"
    # "sat on the stairs" and "in the sun" are no days
    r"|\b(mon|wed|sat|sun)(?= (?:night|morning|afternoon|aft|evening|eve|am|pm)\b)"
    r"|\b(?:on|last|this) (mon|wed|sat|sun)\b"
)
DATE_WORD = re.compile(r"\b(?P<d>[0-3]?\d)(?:/(?P<m>[01]?\d)(?:/(?:20)?\d\d)?|\.(?P<n>[01]?\d)\.(?:20)?\d\d)\b")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SPOKEN_DATE = re.compile(rf"\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<m>{'|'.join(MONTHS)})[a-z]*\b")
NUMBERED_DAY = re.compile(rf"\b(?P<w>{'|'.join(DAYS)})s?,? (?:the )?(?P<d>[0-3]?\d)(?:st|nd|rd|th)\b")
LATELY_DAYS = 28  # within which no weekday falls on one number twice
MONTH_ALONE = re.compile(rf"\b(?:in|during|last|early|late|mid) (?P<m>{'|'.join(MONTHS)})[a-z]*\b(?! \d)")
# These make a street only after a number.
DOUBTFUL_KINDS = frozenset(
    ("close", "cl", "drive", "dr", "court", "ct", "grove", "way", "place", "row", "view", "walk", "square", "park",
     "hill", "green", "rise", "yard")
)  # fmt: skip
STREET_KINDS = frozenset(
    ("street", "road", "rd", "avenue", "ave", "lane", "terrace", "crescent", "cres", "gardens", "gdns", "mews")
)
ANY_STREET = DOUBTFUL_KINDS | STREET_KINDS
HOUSE_NUMBER = re.compile(r"\d{1,4}[a-z]?")
NOT_TELLING = """
    a an and are as at be been but by can could did do for from had has have he her him his i if in into is it
    its me my no not of off on or our out own she so some than that the their them then there they this to up
    was were what when where which who will with would after again all also about very just now over said says
    still child children kid kids mum mother dad father son daughter boy girl police officer officers ppn
    concern concerns incident report reported home house address family parent parents year years old yo yr yrs
    aged today yesterday night morning evening afternoon day week seen spoken risk medium high standard low
    referral submitted shared please late safeguarding re due male female being taken given made update updated
    later back
"""
STOP_WORDS = frozenset(NOT_TELLING.split())
WORD = re.compile(r"[a-z]{3,}")
# What parts the words of a plain text, as the two expressions above do, at a third of the cost.
WORDS_APART = {code: " " for code in range(128) if not ANY_WORD.fullmatch(chr(code))}
LETTERS_APART = {code: " " for code in range(128) if not chr(code).isalpha()}
KEPT = 65536
Meaning = TypeVar("Meaning")


class ToldOnce(dict[str, Meaning]):
    """What each word tells, worked out when it is first met and kept: texts share their words."""

    def __init__(self, tell: Callable[[str], Meaning]) -> None:
        """Nothing is told yet."""
        self.tell = tell

    def __missing__(self, word: str) -> Meaning:
        """What a word tells that was not met yet."""
        told = self.tell(word)
        if len(self) < KEPT:
            self[word] = told
        return told


@lru_cache(maxsize=8192)
def name_events(text: str) -> frozenset[str]:
    """The kinds of event that a text speaks of, by its words and by phrases of several words."""
    lower = text.casefold()
    words = set(lower.translate(WORDS_APART).split() if lower.isascii() else ANY_WORD.findall(lower))
    found = set().union(*map(EVENTS_OF.__getitem__, words))
    phrases = (EVENT_PHRASES[word] for word in EVENT_PHRASES.keys() & words)
    return frozenset(found.union(name for name, pattern in phrases if pattern.search(lower)))


def events_of_word(word: str) -> tuple[str, ...]:
    """The kinds of event that a single word speaks of: mostly none."""
    return tuple(name for name, pattern in EVENTS if pattern.fullmatch(word))


EVENTS_OF = ToldOnce(events_of_word)


@lru_cache(maxsize=8192)
def pick_words(text: str) -> frozenset[str]:
    """The telling words of a text, bare of common endings, without those that any referral holds."""
    spelled = spell_words(text)
    words = set(spelled.translate(LETTERS_APART).split() if spelled.isascii() else WORD.findall(spelled)) - STOP_WORDS
    return frozenset([BARE_WORDS[word] for word in words if len(word) > 2])


def bare_word(word: str) -> str:
    """A word without its commonest endings, so that "photos" and "photo" are one."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


BARE_WORDS = ToldOnce(bare_word)


@lru_cache(maxsize=8192)
def name_streets(text: str) -> frozenset[str]:
    """The streets that a text names, folded, without their kind ("bath" for "37 Cold Bath Mews").

    A word such as row, view or close makes a street only after a number.
    """
    words = fold(text).split()
    if ANY_STREET.isdisjoint(words):
        return frozenset()
    done, named = -1, set()
    for start, minus_kind in sorted(find_streets(words)):
        if start > done:  # a word belongs to one street, the one that begins first, and has the longer name
            done = -minus_kind
            named.add(words[done - 1])
    return frozenset(name for name in named if len(name) > 3 and name not in STOP_WORDS)


def find_streets(words: list[str]) -> Iterator[tuple[int, int]]:
    """Where each street may begin among folded words, and less than nothing the place of its kind; its name before it
    is one word or two."""
    for kind, word in enumerate(words):
        if word not in ANY_STREET:
            continue
        numbered = word in DOUBTFUL_KINDS
        for first in (kind - 1, kind - 2):
            if first < numbered or not words[first].isalpha():
                break
            if not numbered or HOUSE_NUMBER.fullmatch(words[first - 1]):
                yield first - numbered, -kind


@lru_cache(maxsize=8192)
def name_weekdays(text: str) -> frozenset[int]:
    """The days of the week that a text names, Monday 0."""
    lower = text.casefold()
    if not ANY_DAY.search(lower):
        return frozenset()
    return frozenset(find_weekday(found[found.lastindex or 1]) for found in DAY_WORD.finditer(lower))


def find_weekday(word: str) -> int:
    """The number of the day whose name begins so."""
    return next(number for number, day in enumerate(DAYS) if day.startswith(word[:3]))


@lru_cache(maxsize=8192)
def name_days(text: str, told_at: datetime) -> frozenset[date]:
    """The days that a text names, as understood by who wrote it at ``told_at``; empty where it names none."""
    lower, told_on = text.casefold(), told_at.astimezone(LONDON).date()
    numbered = read_ordinals(lower, told_on)
    weekdays = name_weekdays(text) - {day.weekday() for day in numbered}
    days = numbered | {told_on - timedelta(days=(told_on.weekday() - day) % 7) for day in weekdays}
    if "last week" in lower:
        days |= {day - timedelta(days=7) for day in days}
    if re.search(r"\b(today|tonight|this (?:morning|evening|afternoon)|last night|yesterday)\b", lower):
        days |= {told_on, told_on - timedelta(days=1)} - ({told_on} if "yesterday" in lower else set())
    return frozenset(days | read_dates(lower, told_on))


@lru_cache(maxsize=8192)
def name_months(text: str) -> frozenset[int]:
    """The months that a text names without a day ("in August"), January 1."""
    return frozenset(MONTHS.index(found["m"]) + 1 for found in MONTH_ALONE.finditer(text.casefold()))


def read_dates(lower: str, told_on: date) -> set[date]:
    """The calendar dates written in a text, each in the last year before it was written."""
    pairs = [(int(found["d"]), int(found["m"] or found["n"])) for found in DATE_WORD.finditer(lower)]
    pairs += [(int(found["d"]), MONTHS.index(found["m"]) + 1) for found in SPOKEN_DATE.finditer(lower)]
    return {day for number, month in pairs if (day := date_before(number, month, told_on))}


def read_ordinals(lower: str, told_on: date) -> set[date]:
    """The days named by weekday and number alone ("Friday 13th"): the last such date, where there was one lately."""
    found = {(find_weekday(day["w"]), int(day["d"])) for day in NUMBERED_DAY.finditer(lower)}
    lately = (told_on - timedelta(days=back) for back in range(LATELY_DAYS)) if found else ()
    return {day for day in lately if (day.weekday(), day.day) in found}


def date_before(day: int, month: int, told_on: date) -> date | None:
    """The last such day of such a month on or before a date; None where there is no such day."""
    for year in (told_on.year, told_on.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= told_on:
            return found
    return None
