"""A child is inferred from what was seen or heard: a cot made up, school bags, a child's voice (ruling 3)."""

from __future__ import annotations

from itertools import pairwise

from childtonotice.screening.text.clues import Clue, Found
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.numerals import number_at
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import COUNTS

SIGNS = lexicon(
    "cot cots nappies nappy toys tricycle highchair bunk bunks babygros stairgate playpen crib pushchair drawings",
    "steriliser dummy dummies potty",
)
PAIRS = {("school", "bag"), ("school", "bags"), ("school", "uniform"), ("school", "uniforms"), ("child's", "bedroom"),
         ("childs", "bedroom"), ("children's", "bedroom"), ("childrens", "bedroom"), ("kid's", "bedroom"),
         ("kids", "bedroom"), ("kids", "bedrooms"), ("child's", "bed"), ("childs", "bed"), ("baby's", "bottle"),
         ("baby", "bottles"), ("baby", "bottle"), ("baby", "clothes"), ("kids", "clothes"), ("children's", "clothes"),
         ("childrens", "clothes"), ("child's", "clothes"), ("moses", "basket"), ("high", "chair"), ("stair", "gate"),
         ("bunk", "bed"), ("bunk", "beds"), ("kids", "toys"), ("children's", "toys"), ("childrens", "toys"),
         ("kids", "shoes"), ("children's", "shoes"), ("childrens", "shoes"), ("child's", "shoes"), ("baby", "formula"),
         ("child's", "drawings"), ("kids", "drawings"), ("child's", "voice"), ("childs", "voice"), ("baby", "milk"),
         ("children's", "voices"), ("childrens", "voices"), ("child's", "room"), ("childs", "room"), ("kids", "room"),
         ("kids'", "room"), ("nursery", "decorated"), ("child's", "pyjamas"), ("baby", "food"),
         ("small", "bed"), ("small", "beds"), ("little", "bed"), ("little", "beds"), ("small", "shoes"),
         ("tiny", "shoes"), ("little", "shoes"), ("small", "toothbrushes"), ("school", "blazer"), ("school", "blazers"),
         ("school", "shirts"), ("school", "shoes"), ("school", "coats"), ("child's", "drawing"), ("kid's", "drawing"),
         ("baby", "monitor"), ("kid's", "plate"), ("child's", "plate"), ("child's", "coat"), ("kids", "coats"),
         ("tiny", "footprints"), ("small", "footprints"), ("baby", "bath"), ("car", "seats"), ("potty", "training"),
         ("baby", "bouncer"), ("sippy", "cup"), ("feeding", "bottles"), ("baby", "grow"), ("school", "books"),
         ("reading", "books"), ("school", "jumper"), ("school", "tie"), ("school", "skirt"), ("school", "trousers"),
         ("school", "coat"), ("tiny", "socks"), ("small", "socks"), ("school", "shirt")}  # fmt: skip
DWELLING = lexicon(
    "bedroom bedrooms lounge hallway hall kitchen house flat address property prop living room sofa floor garden",
    "upstairs seen noted observed officers o/s bed made home bath landing everywhere bathroom tenant occupants",
    "warrant search searched porch windowsill telly fridge washing line stairs caravan bedsit radiator airer",
    "inside found visible heard background box wall walls floors warm wet fresh crumbs eaten slept drying washed",
    "used dirty",
    "cold through sink unmade sheets table reply answer lives landlord neighbour loft cupboard",
)
NO_HOME = lexicon(
    "stolen theft thief shop shoplifting shoplifter shoplifted store charity skip tip fly tipped flytipping",
    "garage burgled van ebay marketplace facebook sold selling delivery parcel boot lost canal river beck dumped",
    "rubbish vacated customer refund receipt exchange package packages courier posted dressed stag hen costume fancy",
    "abandoned warehouse stall museum church school nursery playgroup daycare crèche creche doll dolls dog dogs",
    "puppy pups incontinence christmas appeal donated donations old unused empty collector antique vintage sale",
)


PUSHED = lexicon("pram pushchair buggy")
SIGN_WORDS = SIGNS | PUSHED | {"seat"} | frozenset(second for _, second in PAIRS)


def read_signs(line: Line, found: Found) -> None:
    """The clue to a child who is inferred from what the line says was seen or heard, added to what is found."""
    seats = () if SEATS.isdisjoint(line.all) else range(line.size)
    if seated := next(((at, number) for at in seats if (number := count_seated(line, at))), None):
        at, number = seated
        found.clues.append(
            Clue("inferred-from-what-was-seen", line, at - 1, at, number, kind="sign", relation="child", weight=1)
        )
    signs = [at for at in range(line.size) if line.words[at] in SIGN_WORDS and is_sign(line, at)]
    pushed = -1 if PUSHED.isdisjoint(line.all) else next((at for at in range(line.size) if is_pushed(line, at)), -1)
    if pushed >= 0:
        found.clues.append(
            Clue("inferred-from-what-was-seen", line, pushed, pushed, kind="sign", relation="child", weight=1)
        )
        return
    if (
        not signs
        or not NO_HOME.isdisjoint(line.all - SCHOOL_PAIR)
        or (DWELLING.isdisjoint(line.all) and len(signs) < 2 and not is_worn(line, signs[0]))
        or is_denied(line, signs[0])
    ):
        return
    index = signs[0]
    paired = (line.words[index - 1], line.words[index]) in PAIRS
    number = max(count_sign(line, at) for at in signs)
    found.clues.append(Clue("inferred-from-what-was-seen", line, index - 1 if paired else index, index, number,
                            kind="sign", relation="child", presence="uncertain", weight=1))  # fmt: skip


ONE_EACH = lexicon(
    "cot cots beds bunks highchair chair shoes toothbrushes bag bags uniforms blazers coats plates seats potties",
    "dummies pushchair tricycle basket bedrooms",
)
BETWEEN = lexicon("sets pairs of small little tiny single kids children's childrens child's school high moses x baby")


def count_sign(line: Line, index: int) -> int:
    """A thing of which a child has one shows as many children as are counted ("two cots"), else one.

    Ruling 5. At most nine: a larger number is no household's.
    """
    worn = is_worn(line, index)
    if line.words[index] not in ONE_EACH and not worn:
        return 1
    at = index - 3 if worn else index - 1
    while (line.words[at] in BETWEEN or (worn and line.words[at] in ("all", "both", ",", "them", "of"))) and at > 0:
        at -= 1
    word = line.words[at]
    if word not in COUNTS and not word.isdigit() and line.words[index + 1] == "for":
        word = line.words[index + 2]  # "small shoes for two"
    number = int(word) if word.isdigit() and len(word) == 1 else COUNTS.get(word, 1)
    return min(max(number, 1), 9)


SEATS = frozenset(("seat", "seats"))


def count_seated(line: Line, index: int) -> int:
    """How many sit in children's seats ("two in booster seats", "one strapped in child seat"); nought where nobody."""
    words, at = line.words, index - 2
    if words[index] not in SEATS or words[index - 1] not in ("child", "booster", "baby", "toddler"):
        return 0
    if words[at] in ("a", "the", "his", "her", "their"):
        at -= 1
    if words[at] != "in":
        return 0
    return max(number_at(line, at - 2), 1) if words[at - 1] == "strapped" else number_at(line, at - 1)


def is_pushed(line: Line, index: int) -> bool:
    """Whether somebody is out with a pram ("female pushing a pram", "in charge of pushchair"); not one of cans."""
    if line.words[index] not in PUSHED or not LOADS.isdisjoint(line.all) or line.words[index - 1] in ("golf", "no"):
        return False
    return not PUSHING.isdisjoint(line.before(index, 3)) and line.words[index + 1] not in PARTS


PARTS = lexicon("wheel wheels frame tyre cover rain handle")
PUSHING = lexicon("pushing pushes with w charge")
LOADS = lexicon(
    "empty full filled contains containing scrap metal cans belongings shopping bags items goods concealing concealed",
    "doll wood stolen abandoned dumped meat alcohol loaded load tins folded broken for",
)


def is_worn(line: Line, index: int) -> bool:
    """Whether somebody wears it: "two in school uniform", "had school shoes on"."""
    words = line.words
    if words[index] not in CLOTHING or words[index - 1] != "school":
        return False
    at = index - 3 if words[index - 2] in ("a", "his", "her", "full") else index - 2
    return words[at] in ("in", "wearing") or (words[index + 1] == "on" and words[index] != "uniform")


CLOTHING = lexicon("uniform shoes jumper blazer tie shirt trousers skirt coat")


SCHOOL_PAIR = frozenset(("school", "nursery"))


def is_sign(line: Line, index: int) -> bool:
    """Whether a word is a thing that only a child has, or the sound of one."""
    word = line.words[index]
    if word == "monitor" and watches_a_grown_up(line):
        return False
    return (word in SIGNS and line.words[index - 1] not in ("sex", "adult", "cat", "dog", "soft")) or (
        (line.words[index - 1], word) in PAIRS)  # fmt: skip


WATCHED = lexicon(
    "mr mrs gran nan nana grandma grandmother granny grandad grandfather elderly dementia alzheimers husband wife",
    "mother-in-law father-in-law falls frail bedbound carer resident patient",
)


def watches_a_grown_up(line: Line) -> bool:
    """Whether the line tells of a grown-up who is looked after: a baby monitor there shows no baby."""
    return not WATCHED.isdisjoint(line.all) or any(word.isdigit() and 18 <= int(word) <= 110 for word in line.all)


CLOTHES = lexicon("coat jacket bag handbag rucksack pocket pockets trolley holdall")
HANDED_IN = lexicon("handed lost stolen stole nicked")


def is_denied(line: Line, index: int) -> bool:
    """Whether the sign is denied, or a thing handed in: "no toys", "no sign of a cot", "found: school bag in hedge"."""
    before = line.before(index, 4)
    found = before[-3:-1] == ["found", ":"] or ("found", "property") in pairwise(line.words)
    if found or not HANDED_IN.isdisjoint((*before[-2:], *line.words[index + 1 : index + 6])):
        return True
    if "," in before:
        before = before[len(before) - before[::-1].index(",") :]
    after = line.after(index, 7)
    put_to_use = "used" in after[:-1] and after[after.index("used") + 1] in ("for", "as", "to")
    carried_off = any(word in ("her", "his", "their") and follow in CLOTHES for word, follow in pairwise(after))
    return put_to_use or carried_off or not {"no", "nil", "without", "not", "any"}.isdisjoint(before)
