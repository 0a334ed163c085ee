"""The documents are true: generated pages are current, links lead somewhere, shown commands exist."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.code import ROOT, name_of
from tests.house.generated import PAGES, describe_tables
from tests.house.pages import anchors_of, find_dead_links, list_documents, list_targets, list_typed, read_makefile

EXPECTED = [
    *(f"docs/{page}.md" for page in (
        "start-here", "glossary", "decisions", "contributing", "privacy", "operating", "requirements", "performance",
        "policy", "tables", "access", "figures",
    )),
    "docs/picture.png", "README.md", "CHANGELOG.md", "THIRD_PARTY_NOTICES.md",
]  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_the_document_is_there(name: str) -> None:
    assert (ROOT / name).stat().st_size > 200


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_generated_page_is_current(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == PAGES[name](), "run: make docs"


def test_a_stale_page_would_be_seen() -> None:
    assert describe_tables().replace("unique", "single") != describe_tables()
    assert "| `incident_id` |" in describe_tables()


def test_every_link_leads_somewhere() -> None:
    found = [link for page in list_documents() for link in find_dead_links(page, page.read_text(encoding="utf-8"))]
    assert not found, "\n".join(found)


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One thing\n\n## Next, `please`\n", encoding="utf-8")
    alive = "[here](#one) [there](page.md#next-please) [out](https://force.example/)\n# One\n## Next, `please`\n"
    assert find_dead_links(page, alive) == []
    assert len(find_dead_links(page, "[gone](gone.md) [no heading](page.md#last) [no](#two)\n# One\n")) == 3
    assert anchors_of("## What `ctn run` does") == {"what-ctn-run-does"}


def test_every_make_command_shown_exists() -> None:
    targets = list_targets(read_makefile())
    shown = {(name_of(page), name) for page in list_documents() for name in list_typed(page.read_text("utf-8"), "make")}
    assert ("README.md", "demo") in shown
    assert ("README.md", "test") in shown
    assert not [pair for pair in shown if pair[1] not in targets]


def test_every_ctn_command_shown_exists() -> None:
    told = subprocess.run([Path(sys.executable).with_name("ctn"), "--help"], capture_output=True, text=True, check=True)
    shown = {name for page in list_documents() for name in list_typed(page.read_text("utf-8"), "ctn")}
    assert "run" in shown
    assert not [name for name in shown if name not in told.stdout and name != "--help"]


def test_what_a_page_shows_is_read_rightly() -> None:
    text = "Type `make demo` or\n```\n$ make test BROWSER=no\n.venv/bin/ctn run days\n```\nbut make sure."
    assert list_typed(text, "make") == ["test", "demo"]
    assert list_typed(text, "ctn") == ["run"]
    assert list_targets("demo: setup ## x\n\t@true\nPORT ?= 8000\n") == {"demo"}


def test_the_ci_runs_the_test_command_of_the_readme_and_nothing_else() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert lines == ["#!/usr/bin/env bash", "set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"]
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
