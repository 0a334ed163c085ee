"""The words of a name that tell people apart: titles, particles and words that stand for no name left out."""

from __future__ import annotations

from functools import lru_cache

from childtonotice.screening.link.folding import fold

TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "master", "mstr"))
SUFFIXES = frozenset(("jr", "jnr", "snr", "sr", "ii", "iii"))
PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "bint", "ben", "de", "da", "das", "dos", "do", "di", "du", "del", "della", "la", "le",
     "van", "von", "der", "den", "ter", "ap", "ab", "ferch", "ni", "nic", "ui", "e", "y")
)  # fmt: skip
JOINED = frozenset(("o", "mc", "mac", "st", "saint"))  # written apart or not: O Brien, Mc Donald, St John
# Said where a form wants a name and there is none.
NO_NAME = frozenset(
    ("", "unknown", "not known", "nk", "n k", "uk", "u k", "unk", "unkn", "tbc", "tba", "none", "na", "n a", "anon",
     "anonymous", "no name", "name unknown", "not given", "not recorded", "not stated", "refused", "unidentified",
     "withheld", "redacted", "x", "xx", "xxx", "child", "male", "female", "boy", "girl", "juvenile", "person",
     "male child", "female child", "unknown male", "unknown female", "unknown child", "test")
)  # fmt: skip
# A child not born or not named yet: no forename to compare by, though someone is meant.
UNNAMED_BABY = frozenset(
    ("baby", "baby boy", "baby girl", "unborn", "unborn baby", "unborn child", "unborn infant", "bump", "newborn",
     "infant", "twin", "twin one", "twin two", "twin 1", "twin 2", "baby 1", "baby 2", "baby of")
)  # fmt: skip
SURNAMES_TOO = frozenset(("child", "baby", "boy", "girl", "male", "female", "infant", "person", "test", "none"))
# Given to several brothers or sisters as a first word, so that the second word is the name they go by.
NAMES_SHARED_BY_BROTHERS = frozenset(
    ("mohammed", "muhammad", "mohamed", "mohammad", "muhammed", "mohamad", "mohamud", "md", "mohd", "muhd", "syed",
     "sayed", "syeda", "abdul", "abdel", "abdi", "abdur", "bibi", "nur", "noor", "maria", "mary", "jean", "marie",
     "anna", "thi", "van", "sri", "sheikh")
)  # fmt: skip


@lru_cache(maxsize=100_000)
def split_forename(text: str) -> tuple[str, ...]:
    """The words of a forename: titles and suffixes left out; none where it says that there is no name."""
    folded = fold(text)
    if folded in NO_NAME or folded in UNNAMED_BABY:
        return ()
    words = [word for word in folded.split() if word not in SUFFIXES]
    while len(words) > 1 and words[0] in TITLES:
        del words[0]
    return tuple(words)


@lru_cache(maxsize=100_000)
def split_surname(text: str) -> tuple[str, ...]:
    """The words of a surname: particles and suffixes left out where anything remains; none where there is no name."""
    folded = fold(text)
    if folded in NO_NAME - SURNAMES_TOO:
        return ()
    words = ["st" if word == "saint" else word for word in folded.split() if word not in SUFFIXES]
    if len(words) > 1 and words[0] in JOINED:
        words[:2] = [words[0] + words[1]]
    bare = [word for word in words if word not in PARTICLES]
    # Without the particle nothing may be left (Van, De): then it is the name.
    return tuple(bare or words)


@lru_cache(maxsize=100_000)
def join_surname(text: str) -> str:
    """A surname written as one word, particles and all: "van der Berg" is "vanderberg"; empty where there is none."""
    words = fold(text).split() if split_surname(text) else []
    return "".join("st" if word == "saint" else word for word in words)


@lru_cache(maxsize=100_000)
def join_forename(text: str) -> str:
    """A forename written as one word: "Ellie-Mae" is "elliemae"; empty where there is none."""
    return "".join(split_forename(text))
