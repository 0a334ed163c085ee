"""Words that look like a child and are none: places, surnames, similes, animals (language.md 7)."""

from __future__ import annotations

from childtonotice.screening.text.animals import PETS, is_animal
from childtonotice.screening.text.clues import ADULT
from childtonotice.screening.text.forenames import FORENAMES, ORDINARY
from childtonotice.screening.text.frames import PLATES
from childtonotice.screening.text.lexicon import lexicon, read_rows
from childtonotice.screening.text.things import VEHICLES
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import NOUNS


def load_lookalikes() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """The words that may not stand after, and before, a child's word; read once from ``lookalikes.txt``."""
    tables: dict[str, dict[str, set[str]]] = {"after": {}, "before": {}}
    for row in read_rows("lookalikes.txt"):
        heads, others = row.split(":")
        side, *words = heads.split()
        for word in words:
            tables[side].setdefault(word, set()).update(others.split())
    after, before = ({word: frozenset(others) for word, others in table.items()} for table in tables.values())
    return after, before


AFTER, BEFORE = load_lookalikes()
AFTER["bairns"] = AFTER["weans"] = AFTER["kids"]
ROADS = lexicon(
    "street st lane ln road rd avenue ave terrace crescent cres mews yard grove sq square",
)
ALONE = lexicon("unaccompanied lone")
UNDER_AGE_FOLLOWS = lexicon(
    "is was has in with and on at who involved present found missing child male female aged from left seen alone",
    "drinking being",
)
HILLS = lexicon(
    "hill walk row way close court drive place park view gardens bridge corner end croft gate garth wynd fold",
)
TOWARDS = lexicon("on in at near of junction corner and outside along towards off to")
VENUES = lexicon(
    "pub inn arms hotel bar restaurant cafe nightclub bistro takeaway band tribute ltd limited club",
)
ADULT_SCENE = lexicon(
    "stag hen nightclub freshers fresher racer racers doughnuts barracks regiment uni university undergraduate",
    "undergrads undergraduates squaddies squaddie colleagues workmates brothel stripper strippers burlesque",
    "retired pensioner pensioners infantry army adults halls hens stags",
)
HEARD = lexicon(
    "sounds sounded sounding looks looked looking heard seemed seems sound look what something",
)
BIG = lexicon("big spoilt naughty overgrown silly")
SURNAMES = lexicon("child childs kidd young boy boys kid baby infant minor")
TITLES = lexicon(
    "mr mrs ms miss dr pc ps pcso dc sgt insp sir lady lord rev councillor cllr detective",
)
ENDEARING = lexicon("on hey hi my you're youre ya ur miss-")


def looks_alike(line: Line, first: int, index: int) -> bool:
    """Whether the word at an index is no child for the words beside it; ``first`` is where its phrase begins."""
    words = line.words
    word = words[index]
    return (
        is_for_them(line, first)
        or (not FIGURES.isdisjoint(line.all) and not FIGURES.isdisjoint([*line.before(first, 12), words[index + 1]]))
        or words[index - 3 : index] == ["to", "women", "and"]
        or (follows_badly(line, index, word) and words[index + 1 : index + 3] not in HAPPENED)
        or (words[index + 1 : index + 3] == ["in", "need"] and words[index + 3] in CHARITY)
        or (word == "children" and words[index - 2 : index] in CHARITIES)
        or (words[index - 1] in BEFORE.get(word, ()) and not (words[index - 1] == "old" and first < index - 1))
        or is_simile(line, first)
        or (words[index - 2 : index] == ['"', "the"] and words[index + 1] == '"')
        or is_animal(line, index, word)
        or is_title(line, index)
        or is_at_work(line, index, word)
        or is_on_a_plate(line, index)
    )


def is_on_a_plate(line: Line, index: int) -> bool:
    """Whether short letters begin the number of a vehicle: "YP69 XXE", "vrm YP15 XXE"; "YP15" alone is one of 15."""
    number = line.words[index + 1]
    if not (line.glued(index + 1) and number.isdigit()):
        return False
    near = line.near(index, 4, 4)
    letters = line.words[index + 2]
    if len(letters) == 3 and letters.isalpha() and VOWELS.isdisjoint(letters):
        return True
    return int(number) >= ADULT or not (PLATES.isdisjoint(near) and VEHICLES.isdisjoint(near))


VOWELS = frozenset("aeiouy")
FIGURES = lexicon(
    "memorial plaque cenotaph headstone figures figurines statue statues mannequins ornaments gnomes waxworks",
    "dummies scarecrows",
)
SIGNS = lexicon("sign signs signage signpost poster posters")
HOUSES = lexicon(
    "home homes school schools centre charity unit hospital club services service hospice clinic camp shop",
)


def is_for_them(line: Line, first: int) -> bool:
    """Whether a house or service is only named by whom it is for ("care home for disabled children")."""
    words = line.words
    at = first - 1 if words[first - 1] == "for" else first - 2
    return words[at] == "for" and words[at - 1] in HOUSES and words[at + 1] not in ("her", "his", "their", "my", "the")


def follows_badly(line: Line, index: int, word: str) -> bool:
    """Whether what follows makes it a place, a thing or kin by marriage: "child lock", "Boys Yard", "son in law"."""
    words = line.words
    after = words[index + 1]
    if after == "'":
        after = words[index + 2]
    if word == "minor" and is_of_injury(line, index, after):
        return True
    if word == "minor" and after.isalpha() and after not in UNDER_AGE_FOLLOWS and words[index - 1] not in ALONE:
        return True
    if word in ("son", "sons") and words[index - 1] == "&" and is_firm(line, index):
        return True
    if after in ("is", "are") and not (PETS | VEHICLES).isdisjoint(words[index + 3 : index + 5]):
        return words[index + 2] in ("a", "an", "her", "his", "their", "the")
    if after in ("in", "-", "of", "on") and follows_joined(line, index, word, after):
        return True
    if after in AFTER.get(word, ()) or after in ROADS or (after in HILLS and words[index - 1] in TOWARDS):
        return True
    venue_before = words[index - 1] == "the" and not VENUES.isdisjoint(line.before(index, 4))
    return venue_before or names_a_venue(line, index)


def names_a_venue(line: Line, index: int) -> bool:
    """Whether a pub, shop or sign is named after children ("Kids Kingdom cafe"); not "kids outside pub"."""
    after = line.words[index + 1]
    if not SIGNS.isdisjoint(line.words[index + 2 : index + 4]) and after not in ("with", "holding"):
        return True  # "kids' crossing sign", "children playing signs"
    if after in VENUES or line.words[index + 1 : index + 3] == ["caravan", "park"]:
        return True
    if line.words[index + 2] not in VENUES_AND_SHOPS:
        return False
    return after not in BESIDE and after not in NOUNS and not after.endswith("ing") and after.isalpha()


SHOPS = lexicon(
    "shop shops store stores warehouse superstore boutique barbers salon nursery franchise outlet branch soft"
)
VENUES_AND_SHOPS = VENUES | SHOPS
BESIDE = lexicon(
    "in outside at near by behind from beside opposite inside around round to off on under above the and with a is are",
    "was were who has had have leaving left entered into hanging nicked robbed broke smashed attacked damaged",
)


def is_of_injury(line: Line, index: int, after: str) -> bool:
    """Whether "minor" ends what is said of a wound: "cut over his eye. Minor."."""
    return not after.isalpha() and line.words[index - 1] in (".", ",", "-", "is", "but", "very", "only", ";", "", "all")


# "prem baby due home", "child locked in bathroom"
HAPPENED = tuple(
    [first, second]
    for first, then in (("due", "home back out"), ("locked", "in inside out"))
    for second in then.split()
)
CHARITY = lexicon("bucket buckets appeal collection charity fundraiser tin pudsey day night telethon")
CHARITIES = (["save", "the"], ["action", "for"], ["society", "for"])


def is_firm(line: Line, index: int) -> bool:
    """Whether "& Son" ends the name of a firm: with a capital, or in a flat line after "of" and the like."""
    if line.is_flat:
        return line.words[index - 3] in ("of", "from", "at", "by", "for", "outside")
    return line.log[line.starts[index]].isupper()


def follows_joined(line: Line, index: int, word: str, joint: str) -> bool:
    """Whether "in", "of" or a hyphen leads to something else: "son-in-law", "child-proof", "baby of the family"."""
    after = line.words[index + 2 : index + 4]
    if joint == "-":
        return after[0] in ("in", "of", "like", "free", "proof", "friendly", "sitter", "sitting", "minder", "law")
    if joint == "in":
        return after[0] in ("law", "laws", "blue")
    if joint == "on":
        return word == "baby" and (after[0] == "board" or after == ["the", "way"])
    return (
        after == ["the", "family"]
        or after[0] == "god"
        or (after[0] == "a" and word in ("son", "daughter", "brother", "sister"))
    )


def is_surname(line: Line, index: int) -> bool:
    """Whether a word is somebody's surname: after a title, or after a first name ("ALAN CHILD")."""
    before = line.words[index - 1]
    if before in TITLES:
        return True
    return before in FORENAMES and before not in ORDINARY and line.words[index - 2] not in ("her", "his")


def is_simile(line: Line, first: int) -> bool:
    """Whether a phrase only likens somebody to a child: "acting like a spoilt child"; not "sounds like a child"."""
    words, at = line.words, first - 1
    if words[first] in BIG:
        return True
    while words[at] in ("a", "an", "the", "some", "of", "her", "his", "their", "my") or words[at] in BIG:
        if words[at] in BIG:
            return True
        at -= 1
    if words[at] in ("like", "likes") and words[at - 1] not in HEARD:
        return True
    if words[at] == "such" or (words[at] in BEING_SOMEBODY and is_mistaken(words[at - 2 : at + 1])):
        return True
    return words[at] == "as" and words[at - 1] in (
        "acted",
        "acts",
        "behaving",
        "childish",
        "immature",
        "dressed",
        "daft",
    )


BEING_SOMEBODY = lexicon("he's she's hes shes is be")


def is_mistaken(before: list[str]) -> bool:
    """Whether somebody only takes himself for a child, or will be one ("thinks he is a boy", "it will be a girl")."""
    if before[-2:] == ["will", "be"]:
        return True  # "her next one will be a boy"
    told = before[-1:] in (["he's"], ["she's"], ["hes"], ["shes"]) and before[-2:-1] in THINKING
    return told or (before[-2:] in (["he", "is"], ["she", "is"]) and before[:1] in THINKING)


THINKING = (["thinks"], ["thinking"], ["believes"], ["believing"], ["imagines"])


def is_title(line: Line, index: int) -> bool:
    """Whether a word is part of a title or a name of several words ("The Young Ones", "the Baby Elephant")."""
    if index and not line.is_flat and names_a_house(line, index):
        return True
    if index < 2 or line.words[index - 1] in FORENAMES or not line.log[line.starts[index]].isupper() or line.is_flat:
        return False
    here, before = line.log[line.starts[index]], line.log[line.starts[index - 1]]
    return (
        here.isupper()
        and before.isupper()
        and line.words[index - 1].isalpha()
        and line.log[line.end(index) - 1].islower()
        and (line.words[index - 2] not in (".", "-", ":"))
    )


def names_a_house(line: Line, index: int) -> bool:
    """Whether a word and what follows are a name with capitals in a sentence of small ones ("the Boy and Barrel")."""
    if line.words[index] in ("baby", "child", "children", "kids") or not line.log[line.starts[index]].isupper():
        return False
    at = index + 2 if line.words[index + 1] in ("and", "&") else index + 1
    if at >= line.size or line.words[at] in FORENAMES or line.log[line.end(index) - 1].isupper():
        return False
    follows = line.log[line.starts[at]].isupper() and line.log[line.end(at) - 1].islower()
    return follows and line.words[index - 1] in ("the", "a", ",", "in", "at", "outside", "of")


WORKPLACES = lexicon(
    "depot agency office shop salon surgery council bank desk bar cafe garage pub takeaway chemist reception gym",
    "post warehouse site firm company pharmacy checkout counter till kitchen hotel hairdressers hospital ward",
)


OFFICES = lexicon("bank office salon desk depot firm company factory agency")


def is_at_work(line: Line, index: int, word: str) -> bool:
    """Whether a girl or lad is somebody at work ("the girl from the agency", "lad behind the bar")."""
    if word not in ("girl", "girls", "lad", "lads", "lass", "lasses", "boy", "boys"):
        return False
    after = line.words[index + 1 : index + 5]
    if after[:2] == ["is", "at"]:
        return not OFFICES.isdisjoint(after)
    return after[:1] in (["from"], ["behind"], ["at"], ["on"]) and not WORKPLACES.isdisjoint(after)


def is_endearment(line: Line, index: int) -> bool:
    """Whether "baby" is only what somebody is called: "come on baby girl", "hi baby", offender "Kiddo"."""
    words = line.words
    if words[index - 1] == words[index + 1] == '"':
        return True
    if words[index] in ("girl", "boy") and words[index - 1] == "baby":
        quoted = words[index - 2] == '"' and not CALLED.isdisjoint(line.before(index - 2, 3))
        return words[index - 2] in ENDEARING or quoted
    return words[index] == "baby" and words[index - 1] in ENDEARING - {"my", "on"}


CALLED = lexicon("call calls calling called")
