"""A child is known by school and by the services for children: "not home from school", "Encompass done", "under CAMHS".

language.md 57 to 59, 108 to 110, 120 to 122 and 197. English says "at school", "from school", without an article, of
whoever is taught there; of a place, of staff and of caretakers it says "the school".
"""

from __future__ import annotations

from childtonotice.screening.text.clues import Clue
from childtonotice.screening.text.cues import tells_an_age
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line

# What goes before "from school", "to school" and so on where a pupil is meant.
ATTENDING = {
    "from": lexicon(
        "home back way walking walked walk excluded suspended expelled absent truanting missing return returned",
        "returning collected out cycling ran bus",
    ),
    "to": lexicon(
        "been go goes going gone went way walking walks walk walked get getting back returned returning cycling"
    ),
    "off": lexicon("is kept been bunking was he's she's day days sick , . he she keeping"),
    "at": lexicon("is are he's she's hes shes bullied problems issues trouble currently still doing while bullying"),
    "in": lexicon("is are he's she's not been currently still"),
    "skipping": frozenset(),
    "bunking": frozenset(),
    "missing": frozenset(),
    "refusing": frozenset(),
}
OPEN = ("off", "skipping", "bunking")
NOT_PUPILS = lexicon(
    "teaches teach teaching works working work job cleaner caretaker governor cook reunion together ago meeting fete",
    "dropping dropped drop driving riding art evening staff assistant ta janitor volunteer former ex lecturer no",
    "fair head headteacher worked kids children run holidays bus",
)
SERVED = lexicon("csods camhs icpc yjs yot yos ewo encompass nspcc gcse gcses")
NOT_SERVED = lexicon(
    "works working work worked employee stolen theft stole damage damaged laptop office building former tin charity",
    "shop collection fundraiser adult driver teacher teaches tutor marking papers retired",
)
SITTING = lexicon("doing sitting studying revising taking her his mock mocks for")
S47 = lexicon("enquiry enquiries inquiry inquiries investigation strategy joint medical")
PARENTS = lexicon(
    "mum mam mother dad father parents stepmum stepdad grandmother grandparents nan nana gran grandma",
    "auntie aunt aunty carer guardian",
)
KEPT_FOR = lexicon("nursery playgroup childminder preschool creche school")
FETCHING = lexicon("collect collecting pick picking fetch")
UNFIT = lexicon(
    "drunk intoxicated alcohol drink refusing refused refuse smelling smelt smells slurring slurred staff unfit"
)
# Two words that together are a service for children.
PAIRS = {("school", "nurse"), ("early", "help"), ("youth", "justice"), ("youth", "offending"), ("private", "fostering")}
PAIRS |= {("sarah's", "law"), ("sarahs", "law")}
WEEKENDS = lexicon("weekend turn")
HANDING = lexicon("back over return returned hand bring brought collect")
SCHOOLING_WORDS = (
    SERVED
    | WEEKENDS
    | KEPT_FOR
    | lexicon("47 adult aa 38 reunited separated nurse help justice offending fostering law")
)


def schooled_at(line: Line, index: int) -> Clue | None:
    """The clue of a pupil, of a child's service or of a parent at hand for a child in custody, at a word."""
    word = line.words[index]
    if word not in SCHOOLING_WORDS:
        return None
    first = first_of(line, index, word)
    if first < 0 or is_grown_line(line):
        return None
    return Clue("at-school-or-served", line, first, index, kind="sign", relation="child", firm=False, weight=2)


def first_of(line: Line, index: int, word: str) -> int:
    """Where the words of a clue that ends at a word begin; -1 where it is none."""
    if word in KEPT_FOR and (is_fetched(line) or is_suspects_errand(line, index)):
        return index
    if word == "school":
        return pupils_words(line, index)
    if word in SERVED or (line.words[index - 1], word) in PAIRS:
        return index - (word not in SERVED) if is_served(line, index, word) else -1
    if word in WEEKENDS:
        return index - 1 if is_their_weekend(line, index) else -1
    if word == "47":
        told = line.words[index - 1] in ("s", "section", "sec") and line.words[index + 1] in S47
        return index - 1 if told else -1
    if word == "38":
        return index if line.words[index + 1 : index + 3] == ["(", "6"] else -1
    if word in ("adult", "aa"):
        return parents_words(line, index)
    met = line.words[index + 1] in ("with", "from") and not PARENTS.isdisjoint(line.after(index, 3))
    return index if met else -1


def pupils_words(line: Line, index: int) -> int:
    """Where "home from school" or "bunking off school" begins, said of a pupil; -1 where there is none."""
    words, joint = line.words, line.words[index - 1]
    if joint not in ATTENDING or not NOT_PUPILS.isdisjoint(line.all) or words[index + 1] in NOT_TAUGHT:
        return -1
    if words[index + 1] == "with" and joint in ("to", "at"):
        return -1  # "went to school with him"
    fetched = words[index - 2] in ("him", "her", "them") and words[index - 3] in ATTENDING[joint] | FETCHING
    if not {"teacher", "ta"}.isdisjoint(line.before(index - 2, 3)):
        return -1
    if words[index - 2] in ATTENDING[joint] or joint in OPEN or fetched:
        return max(0, index - 2)
    return -1


NOT_TAUGHT = lexicon("bus gates uniform shirt shoes clothes jumper blazer tie grounds field premises")


def is_served(line: Line, index: int, word: str) -> bool:
    """Whether a service for children has to do with somebody here; not a stolen laptop of its own."""
    if not NOT_SERVED.isdisjoint(line.all) or not {"no", "not", "nil"}.isdisjoint(line.before(index, 3)):
        return False
    if line.words[index + 1 : index + 3] in NOT_ASKED:
        return False
    if word in ("gcse", "gcses"):
        return line.words[index - 1] in SITTING
    return True


NOT_ASKED = (["n", "/"], ["not", "required"], ["not", "applicable"], ["not", "needed"], ["not", "req"], [":", "n"])


def is_fetched(line: Line) -> bool:
    """Whether a parent in no state to do so comes to fetch a child ("mum came to collect, smelling of drink")."""
    at_hand = not FETCHING.isdisjoint(line.all) and not UNFIT.isdisjoint(line.all)
    return at_hand and not PARENTS.isdisjoint(line.all)


def is_suspects_errand(line: Line, index: int) -> bool:
    """Whether a suspect has a child to take to school ("bail varied so he can do the school run") (ruling 4)."""
    doing = line.words[index - 2] in ("do", "does", "doing") and line.words[index + 1] in (
        "run",
        "drop",
        "runs",
        "pick",
    )
    return doing and not SUSPECTED.isdisjoint(line.all)


SUSPECTED = lexicon("bail suspect dp arrested custody detained detainee")


def is_their_weekend(line: Line, index: int) -> bool:
    """Whether parents who have parted fall out over whose weekend it is ("dad's weekend, hasn't brought her back")."""
    whose = line.words[index - 1]
    after = line.after(index, 14)
    handed = any(word in ("him", "her", "them") for word in after) and not HANDING.isdisjoint(after)
    return handed and (whose in ("his", "her") or whose.rstrip("s").rstrip("'") in PARENTS | {"ex"})


def parents_words(line: Line, index: int) -> int:
    """Where a parent stands who is the appropriate adult of a child; -1 where none does."""
    words = line.words
    if words[index] == "adult" and words[index - 1] != "appropriate":
        return -1
    at = index - 1 if words[index] == "adult" else index
    before = words[at - 1] in ("as", "is", "be") and not PARENTS.isdisjoint(line.before(at, 6))
    after = words[index + 1] in ("is", "-", "=", "will") and not PARENTS.isdisjoint(line.after(index, 5))
    return at if before or after else -1


def is_grown_line(line: Line) -> bool:
    """Whether the line tells the age of a grown-up, who may be the one on the way home from school."""
    return tells_an_age(line, GROWN_AGES)


GROWN_AGES = frozenset(map(str, range(19, 100)))
