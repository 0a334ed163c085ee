"""First names and surnames in a line: which words are names, and whose."""

from __future__ import annotations

from typing import NamedTuple

from childtonotice.screening.text.clues import ADULT
from childtonotice.screening.text.forenames import FORENAMES, ORDINARY
from childtonotice.screening.text.lexicon import lexicon, load_words
from childtonotice.screening.text.things import THINGS
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import NOUNS, NUMBERS

NOT_NAMES = load_words("not_names.txt")
MIDDLE = frozenset(("-", "'"))


class Name(NamedTuple):
    """A name in a line: its words, first to last, the first name and surname as written, and the usual sex."""

    first: int
    last: int
    forename: str
    surname: str
    sex: str


def written(line: Line, first: int, last: int) -> str:
    """The words as the log writes them; nothing beyond the line."""
    if last >= line.size or first < 0:
        return ""
    return line.log[line.starts[first] : line.end(last)]


def is_capital(line: Line, index: int) -> bool:
    """Whether a word is written with a capital and small letters after it, as a name is in mixed-case text."""
    word = written(line, index, index)
    return len(word) > 1 and word[0].isupper() and not word[1].isupper()


def is_forename(line: Line, index: int) -> bool:
    """Whether a word is a first name that we know; an everyday word only with a capital in mixed-case text."""
    word = line.words[index]
    if word not in FORENAMES or word in NOUNS or line.words[index - 1] in SAINTS:
        return False
    return word not in ORDINARY or (is_capital(line, index) and not line.is_flat)


SAINTS = frozenset(("st", "saint"))  # "left at Cliffe St Hilda, 12"
CONTRACTIONS = frozenset(("s", "t", "d", "m", "ll", "re", "ve"))


LONGEST_ED = 5  # "Reed" may be a surname, "resulted" is none


def may_be_name(line: Line, index: int) -> bool:
    """Whether a word could be a name that we do not know: letters only, no everyday word, not in small letters."""
    word = line.words[index]
    if (
        len(word) < 3
        or not word[0].isalpha()
        or word.partition("'")[2] in CONTRACTIONS
        or word in NOT_NAMES
        or word in NOUNS
        or word in NUMBERS
        or word in THINGS
        or line.words[index - 1] in SAINTS
        or (word.endswith("ed") and len(word) > LONGEST_ED and word not in FORENAMES)
    ):
        return False
    return line.is_flat or not written(line, index, index).islower()


def name_from(line: Line, index: int, *, sure: bool = False) -> Name | None:
    """The name that begins at a word; ``sure``: what stands before says that a name follows ("called", "son")."""
    word = line.words[index]
    if word in NOUNS or not word:
        return None
    known = is_forename_beside(line, index) if sure else is_forename(line, index)
    if not known and not (sure and looks_named(line, index)):
        return None
    last = index
    if line.words[index + 1] == "-" and line.words[index + 2] in FORENAMES and line.glued(index + 2):
        last = index + 2
    end = surname_end(line, last)
    surname = written(line, last + 1, end) if end > last else ""
    return Name(index, end, written(line, index, last), surname, FORENAMES.get(word, ""))


def looks_named(line: Line, index: int) -> bool:
    """Whether a word that no list knows looks like a name: a capital in mixed case, or an age right after it."""
    if not may_be_name(line, index):
        return False
    if not line.is_flat:
        return is_capital(line, index)
    return (line.words[index + 1].isdigit() and len(line.words[index + 1]) < SHORTEST_IN_CAPITALS) or line.words[
        index + 1
    ] in ("aged", "dob", "(")


def surname_end(line: Line, last: int) -> int:
    """Where the surname after a first name ends; the first name's own place where none can be told."""
    at = last + 1
    if line.words[at] in COLOURS and line.words[at + 1][:1].isdigit() and line.words[last] not in ORDINARY:
        return at
    if at >= line.size or not may_be_name(line, at) or (line.words[at] in FORENAMES and line.words[at] in ("and",)):
        return last
    follow = line.words[at + 1]
    end = at
    if follow == "-" and line.glued(at + 1) and may_be_name(line, at + 2):
        end, follow = at + 2, line.words[at + 3]
    if follow[:1].isdigit() or follow in ("(", "dob", "aged", "age", "born", "yr", "year"):
        return end
    if follow == "," and line.words[end + 2][:1].isdigit():
        return end
    return end if is_capital(line, at) or (is_upper(line, at) and is_capital(line, last)) else last


def is_upper(line: Line, index: int) -> bool:
    """Whether a word is in capitals in a line that is not, as surnames often are."""
    return written(line, index, index).isupper() and not line.is_flat


def name_before(line: Line, index: int) -> Name | None:
    """The name that ends just before a word (an age): "MIA 12", "Mia TURNER, 12", "KAEDEN (14)"."""
    at, gap = index - 1, ""
    school = line.words[index] in ("yr", "year", "y") or line.words[index - 1] in ("yr", "year", "y")
    if school and line.words[at] == "in":
        at -= 1
    while at >= 0 and line.words[at] in AGE_GAP:
        gap, at = line.words[at] + gap, at - 1
    if line.words[at] == "/" and line.glued(at) and line.glued(index):
        return known_name(line, at - 1)  # "Freya/5"
    if line.words[at].endswith("'s") and (gap or line.words[index + 1] in GOES_ON) and (owner := possessive(line, at)):
        return owner
    if line.words[at] == "junior" and line.words[at - 1] == "school":
        return None
    return known_name(line, at) or lone_name(line, at, gap)


def known_name(line: Line, at: int) -> Name | None:
    """The name that ends at a word and begins with a first name that we know."""
    for first in range(max(0, at - 3), at + 1):
        known = line.words[first] in FORENAMES and is_forename_beside(line, first)
        if known and (name := whole_name(line, first, at)):
            return name
    return None


GOES_ON = lexicon("and but , . ; ) now he she he's she's so today tomorrow next") | {""}


def possessive(line: Line, at: int) -> Name | None:
    """The name of whose something is, before an age: "FOOTPRINTS ARE ZAC'S, 6"."""
    word = line.words[at][:-2]
    if word not in FORENAMES or word in ORDINARY:
        return None
    return Name(at, at, written(line, at, at)[:-2], "", FORENAMES[word])


AGE_GAP = lexicon(
    ", ( - is who aged age now dob only just : was turned turns nearly about approx almost around also",
)


def whole_name(line: Line, first: int, at: int) -> Name | None:
    """The name from a first name to a last word, where the words between can be a surname."""
    if first != at and not between_names(line, first, at):
        return None
    last = first + 2 if line.words[first + 1] == "-" and line.words[first + 2] in FORENAMES else first
    if last > at:
        return None
    surname = written(line, last + 1, at) if at > last else ""
    return Name(first, at, written(line, first, last), surname, FORENAMES.get(line.words[first], ""))


def lone_name(line: Line, at: int, gap: str) -> Name | None:
    """A name that no list knows, told by the comma, bracket or "aged" between it and an age."""
    if at < 0 or gap in ("-", ":") or not may_be_name(line, at) or not is_lone_name(line, at, gap):
        return None
    if at and is_capital(line, at - 1) and is_capital(line, at) and may_be_name(line, at - 1) and not line.is_flat:
        if line.words[at - 2] in BEFORE_PLACE:
            return None
        return Name(at - 1, at, written(line, at - 1, at - 1), written(line, at, at), "")
    return Name(at, at, written(line, at, at), "", "")


def is_forename_beside(line: Line, index: int) -> bool:
    """Whether a word beside an age is a first name; there an everyday word counts too, unless in small letters."""
    word = line.words[index]
    if word not in FORENAMES or word in NOUNS or word in NOT_NAMES or line.words[index - 1] in SAINTS:
        return False
    return line.is_flat or word not in ORDINARY or not written(line, index, index).islower()


COLOURS = lexicon("green brown black white gray grey gold silver redd blue street church hall park wood field house")


NOT_INITIALS = lexicon("a f m x y w n s e u o")  # "Leon w 3 others", "Rose Street N 3"


def between_names(line: Line, first: int, last: int) -> bool:
    """Whether the words after a first name, up to a last, can be its surname."""
    if last == first + 1 and line.words[last] in COLOURS:
        return line.words[first] not in ORDINARY
    if last == first + 1 and len(line.words[last]) == 1 and line.words[last].isalpha():
        return line.words[last] not in NOT_INITIALS and not line.glued(last)  # "Ava B 15"
    return all(line.words[at] in MIDDLE or may_be_name(line, at) for at in range(first + 1, last + 1)) and (
        line.words[last] not in MIDDLE
    )


def is_lone_name(line: Line, index: int, gap: str) -> bool:
    """Whether a word that no list knows is a name, from the comma or bracket between it and an age.

    Or a verb after it.
    """
    if line.words[index].endswith("ing"):
        return False  # "waiting 16 in all"; first names that end so are in the list
    if not gap and line.words[index + 2] in VERBS and opens_clause(line, index) and line.is_flat:
        return True
    if not gap and (is_in_list(line, index) or is_whole_name(line, index)):
        return True
    if line.is_flat:
        sure = gap[:1] == "(" or "aged" in gap or (gap[:1] == "," and closes(line, index))
        return sure and line.words[index - 1] not in BEFORE_PLACE
    if not gap:
        listed = line.words[index + 2] == "," and line.words[index + 4].isdigit()
        apart = line.words[index - 1] in (",", "(") and line.words[index + 2] in (",", ")", ".", "")
        return (
            stands_out(line, index)
            and (line.words[index + 2] in VERBS or listed or apart)
            and line.words[index - 1] not in BEFORE_PLACE
        )
    return stands_out(line, index)


def is_in_list(line: Line, index: int) -> bool:
    """Whether a word stands before an age in a list of names with ages ("ELENA 6, GABRIEL 8 AND VESNA 4")."""
    words = line.words
    follows = words[index - 1] in LISTING and words[index - 2].isdigit() and words[index - 3].isalpha()
    leads = words[index + 2] in LISTING and words[index + 3].isalpha() and words[index + 4].isdigit()
    small = words[index + 1].isdigit() and int(words[index + 1][:3]) < ADULT
    known = words[index - 3] in FORENAMES if follows else words[index + 3] in FORENAMES
    return small and (follows or leads) and known


def is_whole_name(line: Line, index: int) -> bool:
    """Whether a word and the one before it have capitals in a sentence of small ones, with an age closed off after.

    "gives name Ria Colne 15, school informed"; not a street, a ward or a thing with a number.
    """
    words = line.words
    if line.is_flat or not index or not is_capital(line, index):
        return False
    at = index + (3 if words[index + 2] in ("yrs", "yr", "yoa") else 2)
    if words[at] not in (",", ".", ";", ")", "") or not may_be_name(line, index - 1):
        return False
    if is_upper(line, index - 1) and len(words[index - 1]) >= SHORTEST_IN_CAPITALS:
        return words[index - 2] not in BEFORE_PLACE  # "EVANS Tyrell 14 yrs"
    given = words[index - 2] in ("name", "named", "called", "names")
    return is_capital(line, index - 1) and (given or words[index - 1] in FORENAMES)


LISTING = lexicon(", / & and +")


def stands_out(line: Line, index: int) -> bool:
    """Whether a word has a capital, or is all capitals in a mixed line, as names often are; not a short code."""
    if is_capital(line, index):
        return True
    if not is_upper(line, index) or len(line.words[index]) < SHORTEST_IN_CAPITALS:
        return False
    text = line.log[line.lo : line.hi]
    return sum(map(str.islower, text)) > sum(map(str.isupper, text))


SHORTEST_IN_CAPITALS = 4


def opens_clause(line: Line, index: int) -> bool:
    """Whether a word begins the line, or follows its time or a stop ("2038 EVERTON 11 TOLD PC")."""
    before = line.words[index - 1] if index else ""
    return not before or not before.isalpha() or before in ("hrs", "hours")


def closes(line: Line, index: int) -> bool:
    """Whether the age after a name and a comma is closed off or goes on about the person: "KAEDEN, 14, LEFT"."""
    after = line.words[index + 3]
    return after in (",", ".", ")", "", "-", ";", "yrs", "yr", "who", "dob") or after in VERBS


BEFORE_PLACE = lexicon("in at on the of to a an room no near from outside")
VERBS = lexicon(
    "is was has had jumped ran left went came says said told walked fell got and not who in rang calls called",
    "took refuses refused won't wont missing crying hiding asleep upstairs with he she started tried hit pushed",
    "kicked slapped punched bitten hurt screaming shouting upset scared sobbing shaking cowering stood sat standing",
    "sitting disclosed states stated found bleeding bruised witnessed saw heard threw threatened grabbed dragged",
    "locked wants wanted let opened answered both fell still",
)
