"""What the words around a number make of it: an age, a school year, a letter of sex, or a measure of something else."""

from __future__ import annotations

from childtonotice.screening.text.clues import ADULT, Age
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import NOUNS, NUMBERS

OLDS = lexicon("old old's olds oldd odl ol")
ROUGHLY = lexicon(
    "about abt approx approximately around roughly circa c looks look looking only just nearly almost approx. like",
    "nobbut est say maybe perhaps estimated say's barely nearer closer probably poss possibly between appears",
    "btwn betw btween",
)
SAYING_SO = lexicon("says claims claiming")
SOUNDING = lexicon("sounds sounded looks looked")
AGED = lexicon("aged age ages")
TEENS = {
    "early": (13.0, 15.0),
    "mid": (14.0, 16.0),
    "late": (17.0, 19.0),
    "young": (13.0, 15.0),
    "middle": (14.0, 16.0),
}
SCHOOL_WORDS = lexicon("yr year y yrs years yr. yeargroup")
NOT_SCHOOL = lexicon(
    "last this next each per every one new past first second third calendar financial tax previous same another",
    "all half mid over",
)


def framed(line: Line, first: int, last: int, low: float, high: float) -> Age | None:
    """The age of a number without a unit, by the words around it; ``bare`` where only a person beside it can tell."""
    how = framed_before(line, first)
    if how == "bare" and line.words[first - 1] == "-" and line.words[first - 2] in ("under", "over"):
        how, first = line.words[first - 2], first - 1  # "under-16s"
    if how == "school":
        return school_age(line, first, last, low, high)
    if how in ("bare", "under", "over") and is_measure(line, last):
        return None
    if how == "bare" and (found := lettered(line, first, last, low, high)):
        return found
    if how in ("under", "over"):
        low, high = (0.0, low - 1) if how == "under" else (low, 99.0)
        return Age(first - 1, plural_end(line, last), low, high, "under")
    if found := decade(line, first, last, low, high):
        return found
    if low == 18 and is_nearly(line, first) and goes_on(line, last):
        return Age(first - 1, last, 17.0, 17.0, "aged")
    low, high = birthday_edge(line, first, last, low, high)
    return Age(first - 1 if how == "aged" else first, last, low, high, how)


def before_roughly(line: Line, first: int, past: frozenset[str] = ROUGHLY) -> int:
    """The word before an age, past whatever only says that it is a guess ("about", "probably nearly")."""
    at = first - 1
    while line.words[at] in past:
        at -= 1
    return at


def is_nearly(line: Line, first: int) -> bool:
    """Whether "nearly" or "almost" stands before a number."""
    return line.words[first - 1] in ("nearly", "almost")


def goes_on(line: Line, last: int) -> bool:
    """Whether somebody goes on to speak or act after an age ("almost 18 he says", "nearly 18, lives alone")."""
    return line.words[last + 1] in ("he", "she", "and", "but", ",", ".", "", ")", "so", "says")


def decade(line: Line, first: int, last: int, low: float, high: float) -> Age | None:
    """The age of a grown-up told as a decade or a floor: "20s", "30's", "18+"."""
    words = line.words
    if words[last + 1] == "s" and line.glued(last + 1) and low >= 20:
        return Age(first, last + 1, low, high + 9, "teens")
    if words[last + 1 : last + 3] == ["'", "s"] and low >= 20:
        return Age(first, last + 2, low, high + 9, "teens")
    if words[last + 1] == "+" and low >= ADULT and words[last + 2] not in NOUNS:
        return Age(first, last + 1, low, 99.0, "under")
    return None


def framed_before(line: Line, first: int) -> str:
    """What the word before a number makes of it: aged, school, under, over or bare."""
    before = word_before(line, first)
    if before in (":", "-", "as", "is", "of", "given") and (
        line.words[first - 2] in AGED or line.words[first - 3 : first - 1] in GIVEN
    ):
        return "aged"
    if before in AGED or (before in SOUNDING and low_enough(line, first)):
        return "aged"
    if before in SAYING_SO and line.words[first + 1] in ("", ".", ",", ";", ")"):
        return "aged"
    if before in SCHOOL_WORDS and is_school_year(line, first):
        return "school"
    if before in ("under", "u", "<", "below"):
        return "under" if before != "u" or line.glued(first) else "bare"
    if before in ("over", "o", ">"):
        return "over" if before != "o" or line.glued(first) else "bare"
    return "bare"


def word_before(line: Line, first: int) -> str:
    """The word before a number, past a guess where a word of age or looks stands there ("looks no older than 15")."""
    before, further = line.words[first - 1], line.words[first - 2]
    if before == "than" and line.words[first - 3 : first - 1] == ["no", "older"]:
        return line.words[first - 4]
    guessed = before in ROUGHLY or before in ("~", "?")
    return further if guessed and (further in AGED or further in SOUNDING or further == "under") else before


GIVEN = (["age", "given"], ["was", "given"])


def is_school_year(line: Line, first: int) -> bool:
    """Whether "year" before a number is that of a school: not "last year 8 cars", but "all year 8s"."""
    if line.words[first - 1].endswith("'"):
        return False
    pupils = line.words[first + 1] == "s" and line.glued(first + 1)
    return pupils or line.words[first - 2] not in NOT_SCHOOL or line.words[first - 2 : first] == ["another", "y"]


def low_enough(line: Line, first: int) -> bool:
    """Whether a number after "sounds" or "looks" is an age, not minutes or miles."""
    return not is_measure(line, first) and line.words[first + 1] not in NOUNS


def birthday_edge(line: Line, first: int, last: int, low: float, high: float) -> tuple[float, float]:
    """The age on the day where the words say that the birthday is still to come ("turns 4 next week", "nearly 18")."""
    words = line.words
    before, after = words[first - 1], words[last + 1]
    to_come = before in ("turns", "nearly", "almost", "turning") and words[last + 1] not in ("today", "yesterday")
    if before == "to" and words[first - 2] in ("up", "close"):
        to_come = True
    if before == "be" and words[first - 2] in ("will", "she'll", "he'll"):
        to_come = True
    if before == "turns" and after == "today":
        to_come = False
    dated = after in ("next", "on") and words[last + 2] in EDGE_DAYS
    few = words[last + 2] in A_FEW or words[last + 2].isdigit()
    dated = dated or (after == "in" and words[last + 2] in EDGE_DAYS - A_FEW)
    dated = dated or (after == "in" and few and words[last + 3] in EDGE_DAYS | {"days"})
    if before != "turned" and (dated or after in ("tomorrow", "tmrw", "soon")):
        to_come = True
    return (low - 1, high - 1) if to_come and low == high else (low, high)


A_FEW = lexicon("a two three few")
EDGE_DAYS = lexicon(
    "week wk month mth weeks months fortnight monday tuesday wednesday thursday friday saturday sunday mon tue tues",
    "wed thu thurs fri sat sun year january february march april may june july august september october november",
    "december jan feb mar apr jun jul aug sep sept oct nov dec a two three few",
)


def plural_end(line: Line, last: int) -> int:
    """The last word of "under 18s" with its s."""
    return last + 1 if line.words[last + 1] in ("s", "'") and line.glued(last + 1) else last


NOT_AGE_AFTER = lexicon(
    "x min mins minute minutes hr hrs hour hours sec secs am pm mile miles mph km kg st stone ft foot inch inches",
    "cm mm m lb lbs yards metres % pints cans bags wraps litres ltr pounds quid p k times cars vehicles calls",
    "people persons males females men women officers units others th rd nd percent degrees grams g per of points",
    "days day weeks week wks wk nights houses doors floors miles' stitches tablets pills paracetamol pieces",
    "bottles messages street road lane avenue close drive court way place crescent terrace gardens ave dr cres ln",
    "grove square row mews walk hill park view house flat cottages missed years' months mths month yards' steps",
    "stairs packs packets boxes storey storeys bed bedroom goats dogs cats sheep cows horses phones texts photos pics",
    "images years yrs yr year",
)
MONTH_NAMES = lexicon(
    "january february march april may june july august september october november december jan feb mar apr jun",
    "jul aug sep sept oct nov dec",
)


def is_measure(line: Line, last: int) -> bool:
    """Whether what follows a bare number makes it a measure, a time, a sum, an address or a date."""
    after = line.words[last + 1]
    if after == "others" and line.words[last + 2].isdigit():
        return False  # "one is 16 others 19 and 20"
    if after in NOT_AGE_AFTER and after not in ("m", "of", "st"):
        return not (after in ("th", "st", "nd", "rd") and line.words[last + 2] == "birthday")
    if after in MONTH_NAMES and line.words[last + 2] not in ("is",):
        return True
    if after in ("of", "m") and line.words[last + 1] == after:
        return after == "of" and line.words[last + 2] not in ("age",)
    return after in ("/", ":", "%", "'") and line.words[last + 2].isdigit()


def sexed_age(line: Line, first: int, last: int, low: float, high: float) -> Age | None:
    """The age written with a letter of sex: "F14", "14F", "15/F", "M 9"; not a flat, a room or a road."""
    words = line.words
    after, before = words[last + 1], words[first - 1]
    if after == "/" and words[last + 2] in ("f", "m"):
        return Age(first, last + 2, low, high, "old", words[last + 2].upper())
    if before in ("f", "m") and line.glued(first - 1) and words[first - 2] != "(":
        before = ""
    if is_breakdown(line, first):
        return None
    listed = (words[last + 3] in ("f", "m") and words[last + 2].isdigit()) or words[first - 1] in ("f", "m")
    # "M11 F3": numbers of people stand before their letter
    beside = int(words[first - 2][:3]) if words[first - 2].isdigit() and words[first - 3] in ("f", "m") else 0
    lettered_first = before in ("f", "m") and beside > 4
    if low <= 4 and listed and not lettered_first and CHILD_WORDS.isdisjoint(line.all):
        return None
    if after in ("f", "m") and low >= 1 and letter_ends(line, last + 1):
        alone = words[first - 1] in (".", "") and words[last + 2] in (".", "") and first > 0
        sure = line.glued(last + 1) or alone or is_in_list(line, first, last)
        return Age(first, last + 1, low, high, "old" if sure else "bare", after.upper())
    if before == "m" and (
        not ROAD_WORDS.isdisjoint(words[last + 1 : last + 3])
        or words[first - 2] in ("the", "junction", "of", "on", "off")
    ):
        return None
    if before in ("f", "m") and low >= 1 and words[first - 2] not in PLACE_BEFORE and words[first - 2] != "'":
        alone = not line.glued(first - 1) or words[first - 2] == "("
        glued = (line.glued(first) and alone) or is_in_letters(line, first, last)
        glued = glued or (
            not line.glued(first - 1) and (not words[first - 2].isalpha() or words[first - 2] in ("a", "x"))
        )
        return Age(first - 1, last, low, high, "old" if glued else "bare", before.upper())
    return None


AMONG = lexicon(", and & + ; /")


def is_in_list(line: Line, first: int, last: int) -> bool:
    """Whether an age with a letter after it stands among others like it ("44 M, 42 F, 15 M")."""
    words = line.words
    after = words[last + 2] in AMONG and words[last + 3].isdigit() and words[last + 4] in ("f", "m")
    return after or (words[first - 1] in AMONG and words[first - 2] in ("f", "m") and words[first - 3].isdigit())


def number_by_sex(line: Line, at: int) -> int:
    """The children of "CHN: 3M 1F": up to four of either, right after a plural's colon; nought where it is not so."""
    words = line.words
    noun = NOUNS.get(words[at - 1])
    numbers, letters = words[at + 1 : at + BY_SEX : 2], words[at + 2 : at + BY_SEX : 2]
    if noun is None or noun.number < 2 or words[at] != ":" or sorted(letters) != ["f", "m"]:
        return 0
    few = all(number in ("1", "2", "3", "4") for number in numbers) and numbers[0] >= numbers[1]
    return sum(map(int, numbers)) if few and not words[at + BY_SEX].isdigit() else 0


BY_SEX = 5  # ": 3 m 1 f" are five words


def is_in_letters(line: Line, first: int, last: int) -> bool:
    """Whether an age with a letter before it stands among others like it ("M 17 and F 16")."""
    words = line.words
    after = words[last + 1] in AMONG and words[last + 2] in ("f", "m") and words[last + 3].isdigit()
    before = words[first - 2] in AMONG and words[first - 3].isdigit() and words[first - 4] in ("f", "m")
    return after or before


def is_breakdown(line: Line, first: int) -> bool:
    """Whether numbers with a letter only part the number before them by sex ("CHILDREN: 3 (2M 1F)")."""
    words, at = line.words, first
    while at > first - 4 and words[at] not in ("(", ":"):
        at -= 1
    if words[at] == ":":
        return number_by_sex(line, at) > 0 and first < at + BY_SEX
    if words[at] != "(" or not words[at - 1].isdigit():
        return False
    parts = line.after(at, 6)
    inside = parts[: parts.index(")")] if ")" in parts else parts
    return int(words[at - 1]) == sum(int(word) for word in inside if word.isdigit())


def lettered(line: Line, first: int, last: int, low: float, high: float) -> Age | None:
    """The age written with a letter of sex, before or after, with a stroke or without."""
    if line.words[first - 1] in ("/", ",", "(") and (found := after_letter(line, first, last, low, high)):
        return found
    if is_print(line, last) or is_place(line, first, last):
        return None
    return at_nursery(line, first, last, low, high) or sexed_age(line, first, last, low, high)


def after_letter(line: Line, first: int, last: int, low: float, high: float) -> Age | None:
    """The age after a letter of sex and a stroke, or in brackets: "M/16", "(F, 16)"."""
    letter, opens = line.words[first - 2], line.words[first - 1] == "("
    # "(F, 16)"; "M (17), F (16)"
    bracketed = line.words[last + 1] == ")" and (
        line.words[first - 3] in APART if opens else line.words[first - 3] == "("
    )
    listed = line.words[first - 3] in APART and line.words[last + 1] in APART and line.words[first - 1] == ","
    small = low > 2 or (low >= 1 and not line.words[first - 3].isalpha() and line.words[last + 1] in AMONG)
    small = small or (low >= 1 and line.words[first - 3] in AMONG)
    told = letter in ("f", "m") and ((line.glued(first) and not opens) or bracketed or listed) and small
    return Age(first - 2, last, low, high, "old", letter.upper()) if told else None


APART = lexicon(", ; : . ( ) one a") | {""}


def is_place(line: Line, first: int, last: int) -> bool:
    """Whether "15/F" is a route or a room, or "m14" a motorway with a van on it."""
    before = line.words[first - 1]
    return before in PLACE_BEFORE or (before == "m" and line.words[last + 1] in ("van", "hire", "bus", "lorry"))


def is_print(line: Line, last: int) -> bool:
    """Whether what follows makes "F14" the mark of a thing: the sole of a shoe, a sealed exhibit."""
    return not PRINTS.isdisjoint(line.words[last + 1 : last + 5])


def at_nursery(line: Line, first: int, last: int, low: float, high: float) -> Age | None:
    """The age of "18m" in a line of a nursery or a baby: months, where elsewhere it is a man of 18."""
    months = line.words[last + 1] == "m" and line.glued(last + 1) and 4 <= low <= 36
    if not months or NURSERIES.isdisjoint(line.all):
        return None
    return Age(first, last + 1, round(low / 12, 3), round(high / 12, 3), "old")


NURSERIES = lexicon("nursery childminder creche toddler baby babies")
PRINTS = lexicon("sole tread pattern exhibit sealed seal bag key keys grade fuse")
CHILD_WORDS = lexicon("children child kids chn")
ROAD_WORDS = lexicon(
    "junction j northbound southbound eastbound westbound nb sb motorway services slip layby carriageway",
)
PLACE_BEFORE = lexicon(
    "flat room unit apt no bay block gate ward size route bus j plot row seat door platform bed",
)


def letter_ends(line: Line, index: int) -> bool:
    """Whether a single letter is a word of its own: not the start of a code ("14M64") and no metre."""
    return not (line.glued(index + 1) and line.words[index + 1].isalnum()) and line.words[index - 2] not in PLACE_BEFORE


PLATES = lexicon("vrm vrn reg registration plate plates index veh vehicle")


UNSCHOOLED = lexicon("anniversary lease contract accounts figures sentence tenancy audit budget plan reg mortgage loan")


def school_age(line: Line, first: int, last: int, low: float, high: float) -> Age | None:
    """The age of a school year (language.md 21): year n is n + 4 to n + 5; only years 1 to 13."""
    words = line.words
    if not 1 <= low <= 13 or high > 13 or low != int(low):
        return None
    after = words[last + 1]
    if after in NOT_AGE_AFTER or after in OLDS or after in UNSCHOOLED:
        return None
    if (words[first - 1] == "y" and not line.glued(first)) or not PLATES.isdisjoint(line.before(first - 1, 4)):
        return None
    last = plural_end(line, last)
    if low == high and (exact := exact_after(line, last, low + 4)):
        return Age(first - 1, exact, value_of(words[exact]), value_of(words[exact]), "school")
    return Age(first - 1, last, low + 4, high + 5, "school")


def exact_after(line: Line, last: int, low: float) -> int:
    """Where the age itself stands after a school year, as one of its two ages ("Yr 9 (14)"); nought where none does."""
    words, at = line.words, last + 2
    closed = words[last + 1] in (",", "(", "-") and words[at + 1] in AFTER_EXACT
    return at if closed and value_of(words[at]) in (low, low + 1) else 0


AFTER_EXACT = lexicon(", . ) yrs yo yoa and so") | {""}


def value_of(word: str) -> float:
    """The number that a word is, in figures or letters; nought where it is none."""
    return float(word) if word.isdigit() and len(word) < 3 else float(NUMBERS.get(word, 0))
