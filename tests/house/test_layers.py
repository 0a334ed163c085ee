"""The arrows between parts: import contracts hold, and pages reach the records only through lists and actions."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.code import ROOT, Source, list_python, parse_source, read_source

PAGES = (
    "src/childtonotice/casework/pages",
    "src/childtonotice/casework/excel",
    "src/childtonotice/casework/reports",
    "src/childtonotice/casework/govuk",
    "src/childtonotice/casework/templatetags",
)
RECORDS = ("childtonotice.casework.models", "django.db", "django.apps")
BACKWARDS = """
[importlinter]
root_package = childtonotice

[importlinter:contract:backwards]
name = The wrong way round: rules may not know the circumstances that they judge
type = forbidden
source_modules = childtonotice.screening.rules
forbidden_modules = childtonotice.screening.circumstances
"""


def lint_imports(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter as ``make check`` does."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _modules_of(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def find_record_users(source: Source) -> list[str]:
    """The lines of a page that touch a model, a manager or the database themselves."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager"):
            found.append(f"{source.name}:{node.lineno} .{node.attr}")
        modules = [module for module in _modules_of(node) if module.startswith(RECORDS)]
        found.extend(f"{source.name}:{node.lineno} imports {module}" for module in modules)  # type: ignore[attr-defined]
    return found


def test_the_import_contracts_hold() -> None:
    told = lint_imports()
    assert told.returncode == 0, told.stdout


def test_a_broken_contract_would_be_seen(tmp_path: Path) -> None:
    contracts = tmp_path / "contracts.ini"
    contracts.write_text(BACKWARDS)
    assert "BROKEN" in lint_imports("--config", str(contracts)).stdout


def test_pages_reach_no_record_themselves() -> None:
    found = [line for path in list_python(*PAGES) for line in find_record_users(read_source(path))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "def show(request):\n    return Item.objects.all()\n",
        "from childtonotice.casework.models import Item\n",
        "from childtonotice.casework import models\n",
        "from django.db import connection\n",
        "import django.db.models as records\n",
    ],
)
def test_a_page_that_climbs_in_is_found(text: str) -> None:
    assert find_record_users(parse_source(text))


def test_a_page_that_asks_its_lists_is_not() -> None:
    assert find_record_users(parse_source("from childtonotice.casework import lists\nlists.worklist(reader)\n")) == []
