"""Every list, table and template that is shipped is read by the code that names it: none is dead, none is misnamed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.house.code import ROOT, list_files

SHIPPED = ROOT / "src" / "childtonotice"
# Pages, and what browsers ask for, are opened by tests of their own.
ELSEWHERE = {"templates", "static", "__pycache__"}
# Typst opens the fonts, which a paper's own tests hold; the licence is for people.
NOT_READ_BY_US = {"LiberationSans-Bold.ttf", "LiberationSans-Regular.ttf", "OFL.txt"}
WATCHED = """
import importlib, pkgutil, sys
opened = set()
sys.addaudithook(lambda event, given: opened.add(str(given[0])) if event == "open" else None)
import childtonotice.screening
from childtonotice.casework.reports.papers import document, pdf
from childtonotice.cli import main
from childtonotice.screening.link.register_model import load_model
for module in pkgutil.walk_packages(childtonotice.screening.__path__, "childtonotice.screening."):
    importlib.import_module(module.name)
place = sys.argv[1]
assert main(["simulate", "--out", place + "/made", "--days", "3", "--incidents-per-day", "1200", "--seed", "7"]) == 0
assert main(["screen", place + "/made", "--out", place + "/answer"]) in (0, 1)
assert main(["check", place + "/made", "--out", place + "/report"]) in (0, 1)
assert main(["map", place + "/made", "--out", place + "/mapped"]) == 0
assert load_model()
assert pdf.write_pdf(document.Paper("A paper", "", "", "", "2026-03-11", (document.Heading("Part"),)))
open(place + "/opened", "w").write("\\n".join(sorted(opened)))
"""


def list_data() -> set[Path]:
    """The files of the package that are neither code nor for a browser, whether git keeps them or not."""
    files = (path for path in SHIPPED.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc"))
    return {path for path in files if not ELSEWHERE & set(path.parts)}


def test_every_data_file_is_opened_by_ordinary_work(tmp_path: Path) -> None:
    told = subprocess.run([sys.executable, "-c", WATCHED, tmp_path], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    opened = (tmp_path / "opened").read_text(encoding="utf-8").split("\n")
    unread = {str(path) for path in list_data()} - set(opened)
    assert {Path(name).name for name in unread} == NOT_READ_BY_US


def test_a_built_package_holds_every_data_file() -> None:
    """What is built leaves out only what git ignores."""
    assert len(list_data()) > 30
    assert list_data() <= set(list_files())
