"""First names in use in the United Kingdom and the sex that usually goes with each: a list of our own."""

from __future__ import annotations

from importlib.resources import files

from childtonotice.screening.link.folding import fold
from childtonotice.screening.text.lexicon import lexicon


def load_forenames() -> dict[str, str]:
    """Each first name, folded, with F, M or nothing; read once from ``forenames.csv``."""
    rows = files(__package__).joinpath("forenames.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {name: sex for name, _, sex in (row.partition(",") for row in rows)}


FORENAMES = load_forenames()


def usual_sex(forename: str) -> str:
    """The sex that usually goes with a forename as it was written: F, M, or nothing where it tells none."""
    return FORENAMES.get(fold(forename), "")


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
