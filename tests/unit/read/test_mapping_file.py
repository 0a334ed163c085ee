"""mapping.toml: what it may say, and the sentence for each way of getting it wrong."""

from pathlib import Path

import pytest

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.mapping_file import load_mapping

GOOD = """
unknown = ["NK"]
[[source]]
file = "calls.csv"
delimiter = "tab"
encoding = "cp1252"
[source.incidents]
key = "incident_id"
skip_where = { "Kind" = ["X", "Y"] }
[source.incidents.columns]
incident_id = "Ref  No"
reported_at = { from = ["Day", "Time"], dates = ["%d/%m/%Y %H:%M", "%d/%m/%y %H:%M"] }
area = { from = "LPA", codes = "areas" }
flags = { from = ["M1", "M2"], split = ",", prefix = { "DUP" = "DUPLICATE" } }
officer_id = { from = "OIC", pad = 4 }
[codes.areas]
N1 = "Northvale"
"""


def load(tmp_path: Path, text: str) -> object:
    (tmp_path / "mapping.toml").write_text(text, encoding="utf-8")
    return load_mapping(tmp_path / "mapping.toml")


def test_a_mapping_is_read_key_by_key(tmp_path: Path) -> None:
    mapping = load(tmp_path, GOOD)
    (source,) = mapping.sources
    assert (source.delimiter, source.encoding, mapping.unknown) == ("\t", "cp1252", {"nk"})
    (name, table) = source.tables[0]
    columns = dict(table.columns)
    assert (name, table.key, table.skip_where) == ("incidents", "incident_id", (("Kind", frozenset({"x", "y"})),))
    assert columns["incident_id"].sources == ("Ref No",)
    assert columns["area"].codes == (("n1", "Northvale"),)
    assert columns["flags"].prefix == (("DUP", "DUPLICATE"),)
    assert source.columns >= {"Ref No", "Day", "Time", "M1", "M2", "OIC", "Kind"}


@pytest.mark.parametrize(
    "theirs, wrong, says",
    [
        ('file = "calls.csv"', "", "source 1.file is missing"),
        ('file = "calls.csv"', 'fil = "calls.csv"', "Did you mean 'file'?"),
        ("[source.incidents]", "[source.incident]", "Did you mean 'incidents'?"),
        ('incident_id = "Ref  No"', "", "incident_id is missing"),
        ('incident_id = "Ref  No"', 'incident = "Ref"', "Did you mean 'incident_id'?"),
        ('incident_id = "Ref  No"', "incident_id = 7", "is not a table"),
        ('incident_id = "Ref  No"', 'incident_id = { from = "" }', "from is missing"),
        ('codes = "areas"', 'codes = "area"', "names a list that is not there"),
        ('codes = "areas"', 'code = "areas"', "Did you mean 'codes'?"),
        ('"%d/%m/%Y %H:%M"', '"dd/mm/yyyy"', "does not say day, month and year"),
        ('"%d/%m/%Y %H:%M"', '"%m/%Y"', "does not say day, month and year"),
        ('"%d/%m/%Y %H:%M"', '"%d/%d/%Y"', "does not say day, month and year"),
        ('"%d/%m/%Y %H:%M"', '"%d/%m/%Y %Q"', "does not say day, month and year"),
        ('["Day", "Time"]', "[7]", "not a list of texts"),
        ("skip_where = {", "skip_where = [] # {", "is not a table"),
        ("pad = 4", "pad = -4", "whole number"),
        ("pad = 4", 'pad = "4"', "whole number"),
        ('pad = 4 }', 'century = "next" }', "century is not known"),
        ('delimiter = "tab"', 'delimiter = ",,"', "not one character"),
        ('encoding = "cp1252"', 'encoding = "utf-9"', "no known encoding"),
        ('encoding = "cp1252"', 'encoding = "base64"', "no known encoding"),
        ('key = "incident_id"', 'key = "Ref"', "not the id of the table"),
        ('unknown = ["NK"]', "unknown = 3", "not a list of texts"),
        ('split = ","', "split = 1", "is not a text"),
        ('file = "calls.csv"', 'file = "calls.csv', "not valid TOML"),
        ("[[source]]", "[source]", "is not a list"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_key_and_cure(tmp_path: Path, theirs: str, wrong: str, says: str) -> None:
    with pytest.raises(CannotStart) as stop:
        load(tmp_path, GOOD.replace(theirs, wrong, 1))
    text = "\n".join(stop.value.lines)
    assert says in text
    assert "mapping.toml" in text
    assert 2 <= len(stop.value.lines) <= 5


def test_one_sheet_is_described_once(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="same file and sheet"):
        load(tmp_path, GOOD + GOOD[GOOD.index("[[source]]") : GOOD.index("[codes")])


def test_sources_are_tables(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="not a list of tables"):
        load(tmp_path, "source = [1]")


def test_a_mapping_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=r"mapping\.toml cannot be read: no such file"):
        load_mapping(tmp_path / "mapping.toml")


def test_a_source_without_a_table_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="feeds no table"):
        load(tmp_path, '[[source]]\nfile = "x.csv"\n')
