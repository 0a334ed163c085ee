"""What a name sounds like to someone who takes it down over the telephone."""

from __future__ import annotations

import re
from functools import lru_cache

# Silent or doubled letters, and one letter for each consonant sound. "C" stands for ch, "X" for sh. In order.
CONSONANTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"^(?:kn|gn|pn)", "n"), (r"^wr", "r"), (r"^ps", "s"), (r"^x", "z"), (r"^rh", "r"), (r"^wh", "w"),
        (r"^mac(?=[bcdfgklmnpqrstw]|a[lru])(?!k)", "mk"), (r"^mc", "mk"), (r"^tch", "C"),
        (r"tx", "C"), (r"c(?=aa)", ""),
        (r"szcz|shch|sch|sz|sh", "X"), (r"tch|cz", "C"), (r"chr", "kr"), (r"chl", "kl"), (r"(?<=za)ch$", "k"),
        (r"ch", "C"), (r"c[ck]|ck", "k"), (r"ph", "f"), (r"dg(?=[eiy])", "j"), (r"dj|dz|jh", "j"),
        (r"kh|q[u]?", "k"), (r"gh(?=[aeiouy])", "g"), (r"(?<=cl)ough$", "uf"), (r"(?<=[aeiouy])gh", ""), (r"gh", "g"),
        (r"rz|zh", "z"), (r"nds$", "ns"),
        (r"th", "t"), (r"dh", "d"), (r"bh", "b"), (r"tt?s(?=k)", "ts"), (r"x+", "ks"), (r"mb$", "m"),
        (r"sc(?=[eiy])", "s"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"g(?=[eiy])", "j"), (r"(?<!^)z", "s"),
        (r"(?<=[aeiouy])h(?![aeiouy])", ""), (r"(?<=[aeou])w(?![aeiouyh])", ""), (r"([a-zCX])\1+", r"\1"),
    )
)  # fmt: skip
SLAVIC = re.compile(r"(?:sk[iay]|wicz|vich|czyk|chik|cz|sz|rz|[oe][wv]a?)$|cz|sz|^w[lr]|^wo[jz]")
# Irish spelling (Meadhbh, Caoilfhionn, Odhrán), said as it is taken down in English.
GAELIC = re.compile(r"bh|mh|dh|fh|aoi|ao(?=[dl])|gh(?=[ao])")
SAID = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"^c(?=aoi)", "k"), (r"e?adhbh", "ev"), (r"fh", ""), (r"aoi", "i"), (r"ao", "e"),
        (r"ea(?=[rbn])", "e"), (r"[bm]h", "v"),
        (r"(?<=[aeiou])[dg]h(?=[aeiour]|$)", ""), (r"dh|gh", "g"), (r"^si(?=o|u)", "sh"), (r"io(?=n|v)", "i"),
    )
)  # fmt: skip
SOFT_J = re.compile(r"(?<=[bcfgklmntv])j(?=[ao])")  # Vjollca and Sonja: said as an i
VOWEL_RUN = re.compile(r"[aeiouy]+")
TWO_VOWELS = "'"
LONG_E = frozenset(("ee", "ea", "ei", "ie", "ia", "io", "iu", "iya", "eya", "y", "i", "iy", "eu", "ey"))
IQUE = re.compile(r"(?<=[a-z]{2})eke$")
ICE = re.compile(r"(?<=[a-z]{2})ice$")
SOFT_ENDING = re.compile(r"(?:dg|[cg])?e$")  # a silent e softens what stands before it: Tyreece, Paige, Cartledge
SOFTENED = {"e": "", "ce": "s", "ge": "j", "dge": "j"}
LATER_STRESS = frozenset(("ine", "ique", "ise", "one", "elle", "anne", "enne", "inne", "ette", "otte"))


def sounds_like(name: str) -> frozenset[str]:
    """The wide keys of a folded name: names that are often taken for one another by ear share one.

    Good for British, Irish, South Asian, Arabic, Slavic and African spellings (ruling 14: transliteration). A name of
    Slavic make has two, since its w may be said v.
    """
    return frozenset(widen(key) for key in tell_sounds(name))


@lru_cache(maxsize=50_000)
def tell_sounds(name: str) -> tuple[str, ...]:
    """The narrow keys: consonants, the first vowel, the last vowel, and where other vowels stand."""
    word = name.replace(" ", "")
    keys = [code_sound(word)]
    if SLAVIC.search(word):
        keys.append(code_sound(word.replace("w", "v").replace("ch", "cz").replace("sky", "ski")))
    if GAELIC.search(word):
        keys.append(code_sound(say_gaelic(word)))
    if SOFT_J.search(word):
        keys.append(code_sound(SOFT_J.sub("i", word)))
    return tuple(dict.fromkeys(keys))


def say_gaelic(word: str) -> str:
    """An Irish name as an English ear spells it."""
    for pattern, letters in SAID:
        word = pattern.sub(letters, word)
    return word


def code_sound(word: str) -> str:
    """One narrow key of a word of plain letters."""
    ending, word = split_stress(word)
    for pattern, letter in CONSONANTS:
        word = pattern.sub(letter, word)
    initial = word[:1] if word[:1] == "y" and word[1:2] in "aeiou" else ""
    runs = list(VOWEL_RUN.finditer(word, len(initial)))
    pieces, at = [initial], len(initial)
    for number, run in enumerate(runs):
        after_sh = word[run.start() - 1 : run.start()] == "X"
        pieces += [word[at : run.start()], code_vowel(run[0], number, run.end() == len(word), after_sh)]
        at = run.end()
    return "".join([*pieces, word[at:], ending])


def split_stress(word: str) -> tuple[str, str]:
    """A stressed French ending ("elle", "ine") apart, for Danielle is not Daniel; else a silent e dropped."""
    word = ICE.sub("ise", IQUE.sub("ique", word))
    for ending in LATER_STRESS:
        if word.endswith(ending) and VOWEL_RUN.search(word, 0, len(word) - len(ending)):
            return ending[0].upper() + ending[1], word[: -len(ending)]
    if len(word) > 3 and word.endswith("e") and word[-2] not in "aeiouy":
        return "", SOFT_ENDING.sub(lambda found: SOFTENED[found[0]], word)
    return "", word


def code_vowel(run: str, number: int, is_last: bool, after_sh: bool) -> str:
    """A run of vowels as one letter: its quality if first, its ending if last, else only that it is there.

    ``after_sh``: after which an i is not heard (Alishia).
    """
    if number == 0:
        first = "I" if run in LONG_E or run[0] == "y" else run[0].upper()
        return first + ("a" if is_last and run[-1] == "a" and len(run) > 1 else "")
    if is_last and len(run) > 1 and run[0] in "eiy" and run[-1] == "a" and not after_sh:
        return TWO_VOWELS + "a"  # Andreea is not Andra
    if is_last:
        return {"a": "a", "o": "o", "u": "u"}.get(run[-1], "i")
    return "*"


def widen(key: str) -> str:
    """A wide key from a narrow one: e with i, o with u, no vowel after the first, s for z."""
    wide = key.translate(WIDER).replace(TWO_VOWELS, "")
    return wide[:2] + wide[2:].replace("*", "")


WIDER = str.maketrans({"E": "I", "U": "O", "z": "s", "v": "f"})
