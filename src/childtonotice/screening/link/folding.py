"""Text made comparable: lower case, without accents and punctuation, letters of other alphabets written in ours."""

from __future__ import annotations

import re
import unicodedata

# Letters that do not fall apart into a plain letter and an accent.
LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i",
        "ŋ": "ng", "ŧ": "t", "ə": "a", "ĸ": "k", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o", "ƴ": "y",
        # Cyrillic, as names from it are usually spelt in Britain.
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
        "я": "ya", "і": "i", "є": "ye", "ґ": "g",
        # Greek.
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k",
        "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
        "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    }
)  # fmt: skip
APOSTROPHES = re.compile(r"['’‘ʼ`´ʻʿʾ]")
NOT_PLAIN = re.compile(r"[^a-z0-9]+")
# Of ASCII alone: apostrophes dropped, letters and figures in lower case, all else a blank.
PLAIN = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)} | {
    ord("'"): None,
    ord("`"): None,
}
MOJIBAKE = re.compile(r"[ÃÂÄÅ][\u0080-\u00bf\u0152-\u017e\u02c6-\u02dc\u2013-\u2122]")


def fold(text: str) -> str:
    """Lower case without accents or punctuation, words parted by one blank: "O'Brien-Łęcki" is "obrien lecki".

    Letters of no Latin, Greek or Cyrillic alphabet are dropped. Never raises; ruling 14 (accents, punctuation).
    """
    if text.isascii():
        # Mostly a single plain word; else in one go through a table, at a fifth of the cost of an expression.
        return text.lower() if text.isalnum() else " ".join(text.translate(PLAIN).split())
    return NOT_PLAIN.sub(" ", spell_words(text)).strip()


def spell_words(text: str) -> str:
    """The text in plain lower-case letters with apostrophes dropped, the rest of its punctuation kept."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    return APOSTROPHES.sub("", spell_plainly(text))


def spell_plainly(text: str) -> str:
    """Accented and foreign letters as plain ones, lower case."""
    parts = unicodedata.normalize("NFKD", repair_encoding(text).casefold())
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return bare.translate(LETTERS)


def repair_encoding(text: str) -> str:
    """A name whose UTF-8 was once read as Windows text ("JosÃ©") as it was meant; anything else as it stands."""
    if not MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
