"""The first names that a log may hold, and those that are everyday words as well."""

from __future__ import annotations

from childtonotice.screening.link.sexes import SEXES, usual_sex
from childtonotice.screening.text.lexicon import lexicon

__all__ = ["FORENAMES", "ORDINARY", "usual_sex"]

FORENAMES = SEXES

# Names that are everyday words in a log: a name only where it stands beside an age, or a word of family.
ORDINARY = lexicon(
    "al angel april autumn bear bill bob chase chip chuck dale dawn dean don drew duke earl faith gene grace",
    "grant guy hope honey ivy jack jay joy june lance lane mark may max mercy mike miles mo ocean penny pearl",
    "princess promise ray rich river rob rocky rose ruby sandy star sue summer sunny sky storm tate tex trent val",
    "van vic wade will winter woody blossom coral daisy poppy parker baker clay carter cooper mason hunter archer",
    "fisher bailey banks bay brook cherry city cody crystal cross dakota destiny eden forest gray harper heath",
    "holly iris jade jet king knight lily major pat pepper piers precious prince rex rowan royal sage scout",
    "silver violet warren willow wren zion said ash kit flo ed amber ira ada iga jan jun ron ken ben sam mel nat",
    "ty jo kim lou dan presley ion bea dot olive hazel heather basil clement ernest frank glen victor christian",
    "bo lee chad israel india georgia jordan sierra paris sydney austin lincoln denzel temple verity kendal kendall",
    "carol art abe",
)
