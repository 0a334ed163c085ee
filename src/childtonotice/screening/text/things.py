"""Animals and things, which have an age as well: "17yo dog", "12 yr old red Fiesta", "coat age 7-8" are no child."""

from __future__ import annotations

from childtonotice.screening.text.animals import PETS
from childtonotice.screening.text.forenames import FORENAMES
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import NOUNS

VEHICLES = lexicon(
    "car cars vehicle van fiesta corsa focus astra golf polo clio bmw audi mercedes merc vw ford vauxhall transit",
    "motorbike motorcycle moped scooter bike bicycle lorry tractor caravan motorhome boat truck trailer landrover",
    "rover defender nissan toyota honda renault peugeot citroen kia hyundai skoda volvo mini mondeo civic yaris",
    "campervan campervans minibus coach tram yacht dinghy pickup",
    "tesla jaguar porsche dacia lexus insignia passat zafira qashqai fabia picanto sprinter vivaro hilux ranger",
    "micra yamaha suzuki kawasaki",
)
GOODS = VEHICLES | lexicon(
    "boiler roof house building property flat bungalow barn shed fence gate wall tree hedge oak window carpet",
    "sofa mattress computer laptop phone iphone tablet tv television freezer fridge cooker washer mower whisky",
    "whiskey malt rum port wine scotch brandy lease sentence mortgage relationship marriage friendship feud",
    "dispute argument problem matter case crime claim ban order contract guarantee warranty agreement tenancy",
    "term grudge history injury allegation allegations offence offences log record records photo photograph",
    "footage conviction convictions business company firm warrant passport document documents licence debt loan",
    "leak leaks damp mould kitchen bathroom extension wiring oven pram",
    "anniversary affair vendetta plan project scheme study career experience report intel incident",
)
THINGS = PETS | GOODS


def is_thing(line: Line, first: int, last: int) -> bool:
    """Whether an age is that of an animal or a thing that stands beside it ("17yo dog", "12 yr old red Fiesta")."""
    if is_made_for(line, first, last):
        return True
    if THING_WORDS.isdisjoint(line.all) or line.words[first] in ("says", "claims", "claiming"):
        return False
    for word in line.words[last + 1 : last + 4]:
        if word in THINGS:
            return word != "report" or line.words[first - 1] not in FORENAMES  # "parents of Freya 15 report"
        if word in NOUNS or (word in SEATED and line.words[last + 2] in NOUNS):
            return False  # "14 y/o driver of stolen Kia, 17 y/o front passenger"
        if word not in LOOKS:
            break
    return is_thing_before(line, first)


def is_made_for(line: Line, first: int, last: int) -> bool:
    """Whether an age only says for whom a thing is made: "trainers, size 9 yrs", "coat age 7-8 years", "5-6 size"."""
    if MADE.isdisjoint(line.all):
        return False
    words, sized = line.words, ("size", "sizes", "sized")
    if words[last + 1] in sized or words[first - 1] in sized:
        return True
    at = first - 1
    while words[at] in FOR_AGES:
        at -= 1
    framed = at < first - 1 or words[first] in FOR_AGES
    return framed and words[at] in MADE


FOR_AGES = lexicon("age ages for")
MADE = lexicon(
    "coat jacket jumper hoodie shirt top dress trousers shorts leggings pyjamas clothes clothing uniform blazer shoes",
    "trainers wellies boots toy toys jigsaw puzzle book books bike bicycle scooter helmet seat size sizes sized",
)
SEATED = lexicon("front rear back nearside offside")
LOOKS = lexicon(
    "estate saloon hatchback sports electric rusty battered classic people - red blue black white silver grey",
    "green brown yellow single family pet male female ford vauxhall pedigree small large big rescue wooden brick",
    "shire welsh irish tabby ginger bay chestnut piebald skewbald cocker springer jack russell border german french",
    "staffordshire bull persian thoroughbred shetland xl bully pit racing working guide gun show dressage combi gas",
    "range land alfa aston detached terraced cross long short sexual criminal malt",
)


def is_thing_before(line: Line, first: int) -> bool:
    """Whether the last thing named before an age is an animal or a thing, joined to it by nothing but its name."""
    strangers = 0
    if line.words[first - 1] == "of" or line.words[max(0, first - 2) : first] in BITTEN:
        return False  # "at pickup of 3yo", "the dog, a mastiff, bit the nine-year-old"
    for at in range(first - 1, max(-1, first - 11), -1):
        word = line.words[at]
        if (
            word in PETS
            or (word in VEHICLES and ABOARD.isdisjoint(line.words[max(0, at - 2) : at]))
            or (word in SHELF and at >= first - 2 and line.words[first - 1] != ":")
            or (word == "buggy" and line.words[at - 1] == "golf")
        ):
            return True
        if word.isalpha() and word not in NAMING and word not in FORENAMES:
            strangers += 1
        if word in PERSONS or word in NOUNS or word == "." or strangers > 1 or (strangers and at < first - 3):
            return False
    return False


BITTEN = (["bit", "the"], ["attacked", "the"])
ABOARD = lexicon("in on from into off inside")  # "lad on moped, 14" is not the moped's age
SHELF = lexicon(
    "whisky whiskey malt rum brandy scotch wine boiler laptop phone tv tablet freezer fridge cooker",
)
THING_WORDS = THINGS | SHELF | {"buggy"}
NAMING = lexicon(
    "yrs yr years called named are is was aged about a the old and name white black brown red blue silver approx",
)
PERSONS = lexicon(
    "she's he's she he who with her his boy girl child kid male female lad lass son daughter baby man woman from",
    "driver",
    "owner",
)
