"""Are two addresses one dwelling? Case, punctuation and usual abbreviations apart, with the flat number equal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from childtonotice.screening.link.folding import fold

STREET_WORDS = {
    "st": "street", "str": "street", "rd": "road", "ave": "avenue", "av": "avenue", "cl": "close", "clo": "close",
    "gdns": "gardens", "gdn": "gardens", "garden": "gardens", "ct": "court", "crt": "court", "cres": "crescent",
    "cresc": "crescent", "cr": "crescent", "ter": "terrace", "terr": "terrace", "tce": "terrace", "pl": "place",
    "sq": "square", "ln": "lane", "la": "lane", "dr": "drive", "drv": "drive", "gr": "grove", "gro": "grove",
    "grv": "grove", "pk": "park", "vw": "view", "mt": "mount", "mnt": "mount", "wy": "way", "wlk": "walk",
    "bldgs": "buildings", "blvd": "boulevard", "cotts": "cottages", "cott": "cottage", "cottgs": "cottages",
    "ctg": "cottage", "ctgs": "cottages", "hse": "house", "ho": "house", "yd": "yard", "rw": "row", "est": "estate",
    "grn": "green", "rse": "rise", "pde": "parade", "par": "parade", "prom": "promenade", "cft": "croft",
    "orch": "orchard", "hl": "hill", "bk": "bank", "mdw": "meadow", "mdws": "meadows", "mws": "mews", "cir": "circus",
    "fm": "farm", "vlg": "village", "wlks": "walks", "vls": "villas", "vill": "villas", "flds": "fields",
}  # fmt: skip
STREETS = frozenset(STREET_WORDS.values()) - {"house", "cottage", "farm", "village"} | frozenset(
    ("alley", "approach", "arcade", "bridge", "broadway", "brow", "chase", "common", "copse", "corner", "dale", "dene",
     "drove", "end", "esplanade", "fold", "gate", "garth", "ginnel", "glade", "heights", "highway", "lea", "loke",
     "mall", "mead", "parkway", "passage", "path", "quay", "reach", "ride", "ridge", "side", "snicket", "spinney",
     "steps", "street", "vale", "villas", "walk", "wharf", "wynd", "cottages", "almshouses", "lodges", "flats")
)  # fmt: skip
DWELLINGS = frozenset(
    ("house", "cottage", "farm", "farmhouse", "barn", "lodge", "bungalow", "hall", "manor", "vicarage", "rectory",
     "grange", "villa", "mill", "hostel", "refuge", "home", "homes", "residential", "tower", "towers", "court",
     "chapel", "stables", "forge", "gatehouse", "oasthouse", "croft", "lodgings", "hotel", "inn", "annexe", "unit",
     "houseboat", "boat", "academy", "school", "hospital", "hospice", "heights", "point", "mansions", "apartments")
)  # fmt: skip
LEADING = {"saint": "st", "gt": "great", "lt": "little", "lwr": "lower", "upr": "upper", "nth": "north", "sth": "south"}
UNIT = r"(?:flat|flt|fl|apartment|apt|unit|room|rm|studio|bedsit|maisonette|caravan|plot|pod|block|blk|suite|floor)"
UNITS = re.compile(rf"\b{UNIT} (?:no )?([a-z]?\d+[a-z]?|[a-z])\b")
NAMED_UNITS = re.compile(
    r"\b((?:ground|first|second|third|fourth|top|1st|2nd|3rd|4th|basement|garden|lower|upper|attic|rear|front)"
    r"(?: ground)?(?: floor)?) (?:flat|apartment|apt|maisonette)\b|\b(gff|fff|tff|bff)\b"
)
NUMBER = re.compile(r"^(?:no |number |house )?(\d+)(?: ?([a-h]))?(?: (to|over) (\d+))?\b ?")
POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b")
VAGUE = re.compile(
    r"not known|unknown|no fixed|\bnfa\b|\b(?:near|nr|outside|o/s|opposite|opp|junction|jct|jnc|rear of|r/o|behind|"
    r"corner of|cnr|between|towards|area of|vicinity|next to|adjacent)\b|\(.*\?|\band \d|\d ?[&+] ?\d"
)
ROAD_NUMBER = re.compile(r"^(?:[abm]\d{1,4}|[am]\d+\(m\))\b(?! [a-z]+ (?:house|court))")
COUNTIES = frozenset(
    ("north yorkshire", "n yorkshire", "n yorks", "south yorkshire", "west yorkshire", "east yorkshire", "yorkshire",
     "uk", "united kingdom", "england", "wales", "scotland", "northern ireland", "great britain", "gb")
)  # fmt: skip
STROKE, RANGE = re.compile(r"(?<=\d)\s*/\s*(?=\d)"), re.compile(r"(?<=\d)\s*-\s*(?=\d)")
SEPARATORS = re.compile(r"[,;()]")
UNIT_WORDS = re.compile(rf"\b(?:{UNIT}|[gftb]ff|maisonette)\b")
# "2a 10 Quay Street", "2b, 10 Quay Street", "2a/10 Quay Street": the flat first, without the word.
BARE_FLAT = re.compile(r"^(\d+[a-h])[ ,/]+(\d+[a-h]?,? [a-z])")
SLASHED_FLAT = re.compile(rf"\b{UNIT}\.? ?(\d+[a-z]?) ?/ ?(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address in parts. ``flat``: flat, room, block; ``number``: of the house; ``street`` or ``house`` by name.

    ``rest``: what follows (town, district), word by word; ``outward``: the first half of the postcode.
    """

    flat: str = ""
    number: str = ""
    street: tuple[str, ...] = ()
    house: str = ""
    rest: frozenset[str] = frozenset()
    outward: str = ""

    @property
    def is_dwelling(self) -> bool:
        """Whether it says which dwelling: a number and a street, or a house by name."""
        return bool(self.number and self.street) or bool(self.house)


NOWHERE = Address()


def same_address(a: str, b: str) -> bool:
    """Two addresses that agree are one dwelling; never where one is empty, vague or without number and house name.

    Ruling 8. Flat numbers must be equal. Town and postcode count only where both have them.
    """
    first, second = read_address(a), read_address(b)
    if not (first.is_dwelling and second.is_dwelling) or (first.flat, first.number) != (second.flat, second.number):
        return False
    if first.house != second.house or (first.outward and second.outward and first.outward != second.outward):
        return False
    return share_street(first, second)


def share_street(first: Address, second: Address) -> bool:
    """Whether street and town agree; without commas the town may stand as the last words of the street."""
    if first.street == second.street:
        return not (first.rest and second.rest) or not first.rest.isdisjoint(second.rest)
    short, long = (first, second) if len(first.street) < len(second.street) else (second, first)
    over = long.street[len(short.street) :]
    if not short.street:
        return not short.rest or not short.rest.isdisjoint(long.rest | set(over))
    return long.street[: len(short.street)] == short.street and not long.rest and set(over) <= short.rest


def address_key(text: str) -> str:
    """A key that is equal wherever same_address may say yes: flat, number, first word of street or house name.

    Empty for an address that never agrees with any.
    """
    return make_key(read_address(text))


def make_key(address: Address) -> str:
    """The key of an address in parts."""
    if not address.is_dwelling:
        return ""
    place = address.house or address.street[0]
    return f"{address.flat}|{address.number}|{place}"


@lru_cache(maxsize=50_000)
def read_address(text: str) -> Address:
    """The parts of an address as typed; NOWHERE where it is vague, a road number or says it is not known."""
    lowered = " ".join(text.lower().replace("\n", ", ").split())
    if "/" in lowered:
        lowered = SLASHED_FLAT.sub(r"flat \1, \2", lowered)
    lowered = BARE_FLAT.sub(r"flat \1, \2", lowered)
    if not lowered or VAGUE.search(lowered) or ROAD_NUMBER.match(lowered):
        return NOWHERE
    postcode = POSTCODE.search(lowered)
    if postcode:
        lowered = lowered[: postcode.start()] + "," + lowered[postcode.end() :]
    lowered, flat = take_units(lowered)
    parts = [part for part in (fold_part(part) for part in SEPARATORS.split(lowered)) if part]
    parts = [part for part in parts if part not in COUNTIES]
    return build_address(flat, parts, postcode[1] if postcode else "")


def take_units(text: str) -> tuple[str, str]:
    """Flats, rooms and blocks taken out of an address: what is left, and what they are, sorted."""
    if not UNIT_WORDS.search(text):
        return text, ""
    plain = " ".join(text.replace(".", " ").replace("#", " ").split())
    units = [match[1] for match in UNITS.finditer(plain)]
    named = [(match[1] or match[2]).replace(" ", "") for match in NAMED_UNITS.finditer(plain)]
    left = NAMED_UNITS.sub(",", UNITS.sub(",", plain))
    return left, "/".join(sorted({unit.lstrip("0") or unit for unit in (*units, *named)}))


@lru_cache(maxsize=50_000)
def fold_part(part: str) -> str:
    """One part of an address folded, hyphens of a range kept as "to", strokes as "over", abbreviations written out."""
    if "/" in part or "-" in part:
        part = RANGE.sub(" to ", STROKE.sub(" over ", part))
    words = fold(part).split()
    if words and words[0] == "the":
        words = words[1:]
    last = len(words) - 1
    # "St" is Saint at the front and Street anywhere later; "Dr", "La" and the like count as the last word only.
    spelt = [LEADING.get(word, word) for word in words]
    opening = next((at for at, word in enumerate(words) if not word[0].isdigit()), 0)
    for at, word in enumerate(spelt):
        if at > opening and (at == last or word in ("st", "rd", "ave", "cl", "gdns", "cres", "terr")):
            spelt[at] = STREET_WORDS.get(word, word)
    return " ".join(spelt)


def build_address(flat: str, parts: list[str], outward: str) -> Address:
    """The parts put where they belong: the first that begins with a number is number and street."""
    for at, part in enumerate(parts):
        found = NUMBER.match(part)
        if found:
            return number_address(flat, found, part[found.end() :], parts[at + 1 :], outward)
    return name_address(flat, parts, outward)


def number_address(flat: str, found: re.Match[str], street: str, after: list[str], outward: str) -> Address:
    """An address with a house number. "12b" is flat b of 12; a number alone has its street in the next part."""
    if not street and after:
        street, after = after[0], after[1:]
    letter = found[2] or ""
    words, town = split_street(street.split())
    number = found[1].lstrip("0") + (f" {found[3]} {found[4].lstrip('0')}" if found[3] else "")
    rest = frozenset(word for part in (*after, town) for word in part.split())
    return Address("/".join(sorted(filter(None, (flat, letter)))), number, words, "", rest, outward)


def split_street(words: list[str]) -> tuple[tuple[str, ...], str]:
    """A street up to its last street word (road, close), and the town that follows without a comma."""
    ends = [at for at, word in enumerate(words) if at > 0 and word in STREETS]
    if not ends:
        return tuple(words), ""
    return tuple(words[: ends[-1] + 1]), " ".join(words[ends[-1] + 1 :])


def name_address(flat: str, parts: list[str], outward: str) -> Address:
    """An address without a number: a house by name, known by its kind, by a flat in it, or by the street after it."""
    if not parts:
        return NOWHERE
    words = parts[0].split()
    before_street = len(parts) > 1 and parts[1].split()[-1] in STREETS and len(parts[1].split()) > 1
    if not (flat or words[-1] in DWELLINGS or before_street):
        return NOWHERE
    has_street = len(parts) > 1 and parts[1].split()[-1] in STREETS and len(parts[1].split()) > 1
    street = tuple(parts[1].split()) if has_street else ()
    rest = frozenset(word for part in parts[2 if has_street else 1 :] for word in part.split())
    return Address(flat, "", street, parts[0], rest, outward)
