"""The proposal put where a force's settings are, without touching what somebody wrote there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from childtonotice.screening.errors import CannotStart, Failed
from childtonotice.screening.propose.drafting import propose
from childtonotice.screening.propose.plans import Proposal
from childtonotice.screening.propose.writing import write_mapping
from childtonotice.screening.read.force_folder import load_force
from childtonotice.screening.read.mapping_file import load_mapping

_FORCE = """# The settings of a force: see forces/example/force.toml for all of them.
name = {name}
"""


@dataclass(frozen=True, slots=True)
class Placed:
    """What was written: the mapping, whether settings were begun beside it, and what a person should settle."""

    mapping: Path
    proposal: Proposal
    settle: tuple[str, ...]
    began: bool

    def as_json(self) -> dict[str, object]:
        """The same for a machine."""
        sources = {source.sheet.label: [table.table for table in source.tables] for source in self.proposal.sources}
        left = dict(self.proposal.left)
        return {"mapping": str(self.mapping), "sources": sources, "left_alone": left, "settle": list(self.settle)}

    def describe(self, extract: Path) -> str:
        """What was understood, what to settle, and what to do next."""
        lines = [f"{source.sheet.label} feeds {_list_tables(source.tables)}." for source in self.proposal.sources]
        lines += [f"{name} already uses our names." for name in self.proposal.own]
        lines += [f"{name} was left alone: {why}." for name, why in self.proposal.left]
        lines.append(f"The proposal is in {self.mapping}.")
        if self.began:
            lines.append(
                f"The settings of the force were begun in {self.mapping.parent / 'force.toml'}: write its name."
            )
        lines += [f"To settle {number}: {why}." for number, why in enumerate(self.settle, start=1)]
        lines.append(f"Next: ctn check {extract} --force {self.mapping.parent} --out REPORT")
        return "\n".join(lines)


def _list_tables(tables: tuple[object, ...]) -> str:
    names = list(dict.fromkeys(table.table.replace("_", " ") for table in tables))  # type: ignore[attr-defined]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def place_proposal(extract: Path, out: Path) -> Placed:
    """Writes mapping.toml into a force's folder, or under the name given; begins force.toml where there is none.

    Raises CannotStart where a mapping stands there already, or where nothing looks like incidents; Failed where it
    cannot be written. What is written is read back before it is called done.
    """
    mapping = out if out.suffix == ".toml" else out / "mapping.toml"
    if mapping.exists():
        raise CannotStart(f"{mapping} exists, and nothing that somebody wrote is overwritten.",
                          "Move it away, or choose another folder with --out.")  # fmt: skip
    if mapping.resolve().parent == extract.resolve():
        raise CannotStart(f"{extract} is the extract, which is never written to.",
                          "Choose another folder with --out.")  # fmt: skip
    settings = mapping.parent / "force.toml"
    areas = tuple(area.name for area in load_force(mapping.parent).areas) if settings.is_file() else ()
    proposal = propose(extract, areas)
    text, settle = write_mapping(proposal)
    began = _write(mapping, text, settings)
    load_mapping(mapping)
    return Placed(mapping, proposal, settle, began)


def _write(mapping: Path, text: str, settings: Path) -> bool:
    try:
        mapping.parent.mkdir(parents=True, exist_ok=True)
        with mapping.open("x", encoding="utf-8") as file:
            file.write(text)
        if settings.exists():
            return False
        name = mapping.resolve().parent.name.replace("-", " ").capitalize() or "Our force"
        settings.write_text(_FORCE.format(name=_quoted(name)), encoding="utf-8")
    except OSError as error:
        raise Failed(f"The mapping could not be written to {mapping}: {error.strerror}.",
                     "Choose another folder with --out.") from None  # fmt: skip
    return True


def _quoted(name: str) -> str:
    plain = "".join(sign for sign in name if sign.isprintable() and sign not in '"\\')
    text = f'"{plain}"'
    tomllib.loads(f"name = {text}")
    return text
