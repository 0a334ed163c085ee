"""A force's folder: settings, areas, phrases, and the sentence for each mistake."""

from pathlib import Path

import pytest

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.force import RULES_WITH_A_SWITCH, TRIGGER_NAMES, Force
from childtonotice.screening.read import load_force
from childtonotice.screening.rules.triggers import TRIGGERS
from tests.unit.read.extracts import write_files

GOOD = """
name = "Fen Police"
short_name = "Fen"
cover_days = 10
usual_incidents_a_day = [300, 500]
shared_addresses = ["Reed House, Dyke Lane"]
[[areas]]
name = "North Fen"
councils = ["Fen Council"]
[[areas]]
name = "South Fen"
[exclusions]
marac = ["MARAC", "MRC"]
[contacts]
"Control room" = "0100 555 0100"
"""


def load(tmp_path: Path, text: str, **others: str) -> Force:
    files = {"force.toml": text} | {name.replace("__", "."): content for name, content in others.items()}
    return load_force(write_files(tmp_path, files))


def test_without_a_folder_the_shipped_policy_holds() -> None:
    assert load_force(None) == Force()


def test_a_force_is_read_with_its_areas_numbers_and_lists(tmp_path: Path) -> None:
    force = load(tmp_path, GOOD, phrases__csv="phrase,meaning\nfen bairn,child\n")
    assert (force.name, force.cover_days, force.usual_incidents_a_day) == ("Fen Police", 10, (300, 500))
    assert [(area.name, area.councils) for area in force.areas] == [("North Fen", ("Fen Council",)), ("South Fen", ())]
    assert force.exclusions == (("marac", ("MARAC", "MRC")),)
    assert force.contacts == (("Control room", "0100 555 0100"),)
    assert force.phrases == (("fen bairn", "child"),)
    assert force.context_days == Force().context_days


@pytest.mark.parametrize(
    "right, wrong, says",
    [
        ('name = "Fen Police"', "", "name is missing"),
        ("cover_days = 10", "cover_day = 10", "Did you mean 'cover_days'?"),
        ("cover_days = 10", 'cover_days = "10"', "whole number"),
        ("[exclusions]", "[[exclusions]]", "is not a table"),
        ("cover_days = 10", "cover_days = true", "whole number"),
        ("cover_days = 10", "cover_days = 99999999999", "whole number from 0 to 36,500"),
        ("[300, 500]", "[500, 300]", "larger number"),
        ("[300, 500]", "[300]", "not two whole numbers"),
        ('name = "South Fen"', 'name = "north fen"', "is there twice"),
        ('name = "South Fen"', "", "name is missing"),
        ('councils = ["Fen Council"]', "councils = [1]", "not a list of texts"),
        ('marac = ["MARAC", "MRC"]', 'marc = ["MARAC"]', "Did you mean 'marac'?"),
        ('short_name = "Fen"', "short_name = 5", "is not a text"),
        ('short_name = "Fen"', "short_name = Fen", "not valid TOML"),
        ("cover_days = 10", 'record_link = "https://records.example/open"', "a place for the reference"),
        ("cover_days = 10", 'record_link = "records/{incident_id}"', "no web address"),
        ("cover_days = 10", 'rules_off = ["T4", "T16"]', "names no rule that we know: T16.\nDid you mean T6 or T1?"),
        ("cover_days = 10", 'rules_off = ["mrac"]', "Did you mean marac?"),
        ("cover_days = 10", 'rules_off = ["category:on-line"]', "Did you mean category:online or "),
        ("cover_days = 10", 'rules_off = ["R13"]', "Known are T1 to T15, an exclusion such as marac"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    with pytest.raises(CannotStart) as stop:
        load(tmp_path, GOOD.replace(right, wrong, 1))
    assert says in "\n".join(stop.value.lines)
    assert "force.toml" in stop.value.lines[0]


def test_every_rule_with_a_switch_may_be_switched_off(tmp_path: Path) -> None:
    assert [trigger.name for trigger in TRIGGERS] == list(TRIGGER_NAMES)
    names = ", ".join(f'"{name}"' for name in RULES_WITH_A_SWITCH)
    force = load(tmp_path, GOOD.replace("cover_days = 10", f"rules_off = [{names}]"))
    assert force.rules_off == RULES_WITH_A_SWITCH


def test_a_folder_without_settings_is_no_force(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=r"force\.toml"):
        load_force(tmp_path)
    with pytest.raises(CannotStart, match=r"force\.toml"):
        load_force(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "rows, says", [("wee un,kid\n", "known meaning"), (",child\n", "a phrase"), ("x,chld\n", "'child'")]
)
def test_a_phrase_needs_a_known_meaning(tmp_path: Path, rows: str, says: str) -> None:
    with pytest.raises(CannotStart) as stop:
        load(tmp_path, GOOD, phrases__csv="phrase,meaning\n" + rows)
    assert says in "\n".join(stop.value.lines)


def test_files_that_are_no_text_are_named(tmp_path: Path) -> None:
    write_files(tmp_path, {"force.toml": GOOD, "phrases.csv": b"phrase,meaning\n\xff,child\n"})
    with pytest.raises(CannotStart, match=r"phrases\.csv cannot be read"):
        load_force(tmp_path)
    write_files(tmp_path, {"force.toml": b"name = '\xff'"})
    with pytest.raises(CannotStart, match=r"not written in UTF-8"):
        load_force(tmp_path)


@pytest.mark.parametrize("name", sorted(path.name for path in Path("forces").iterdir()))
def test_every_force_that_is_shipped_loads(name: str) -> None:
    assert load_force(Path("forces") / name).areas


def test_the_force_of_the_demo_has_the_three_areas_of_the_made_up_one() -> None:
    assert [area.name for area in load_force(Path("forces/example")).areas] == ["Northvale", "Southmoor", "Eastcliff"]
