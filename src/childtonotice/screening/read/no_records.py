"""What stands between or under the records of a file and is none: rulers, a header said again, totals and footers."""

from __future__ import annotations

import re
from collections.abc import Sequence

# In the dialect of Arrow and of Python alike: totals, and what database tools print when they are done.
FOOTER = (
    r"(?i)^\W*(?:(?:grand |sub)?totals?|count|sum|end of (?:report|file|extract|data)|"
    r"\d+ (?:rows?|records?)(?: (?:affected|selected|returned|exported))?|completion time.*|"
    r"query .*(?:executed|completed).*)"
    r"\b\W*[\d\W]*$"
)
FOOTER_PROBLEM = "a total or footer under the data, not a record"
FOOTER_CURE = "Nothing to do; leave footers out of the export where you can."
_FOOTER = re.compile(FOOTER)
_RULER = re.compile(r"[-=_*]{2,}")
_MARK = "\ufeff"
# Blanks, the end-of-file mark of old systems, and what a file that was cut short is filled with.
_NOTHING = "".join(map(chr, range(33))) + "\x7f\xa0" + _MARK


def holds_anything(text: str) -> bool:
    """Whether text holds more than blanks and control characters."""
    return bool(text.strip(_NOTHING))


def is_record(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row under the header is a record: neither empty, nor a ruler, nor the header said again."""
    if not any(map(holds_anything, cells)):
        return False
    if cells[0][:2] in ("--", "==", "__", "**") and all(_RULER.fullmatch(cell.strip()) for cell in cells if cell):
        return False
    return len(names) < 2 or cells[-1].strip() != names[-1].strip() or not _says_header_again(cells, names)


def _says_header_again(cells: Sequence[str], names: Sequence[str]) -> bool:
    return [cell.strip(_NOTHING) for cell in cells] == [name.strip(_NOTHING) for name in names]


def is_footer(text: str) -> bool:
    """Whether every line of a text is a total or a footer."""
    lines = [line for line in text.splitlines() if holds_anything(line)]
    return bool(lines) and all(map(_FOOTER.match, lines))
