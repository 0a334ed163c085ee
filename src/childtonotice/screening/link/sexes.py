"""First names in use in the United Kingdom and the sex that usually goes with each: a list of our own."""

from __future__ import annotations

from importlib.resources import files

from childtonotice.screening.link.folding import fold


def load_sexes() -> dict[str, str]:
    """Each first name, folded, with F, M or nothing; read once from ``sexes.csv``."""
    rows = files(__package__).joinpath("sexes.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {name: sex for name, _, sex in (row.partition(",") for row in rows)}


SEXES = load_sexes()


def usual_sex(forename: str) -> str:
    """The sex that usually goes with a forename as it was written: F, M, or nothing where it tells none."""
    return SEXES.get(fold(forename), "")
