"""Compiled rules are used only where they were made of exactly these sources, and only by who asks for them."""

from __future__ import annotations

import ast
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import childtonotice
from childtonotice import compiled
from childtonotice.compiled import choose_rules, find_build, name_build
from childtonotice.screening.fingerprints import tell_rules

CHOOSE = """
import sys
from pathlib import Path
from childtonotice import compiled
compiled.find_build = lambda: Path(sys.argv[1])
compiled.choose_rules()
import childtonotice.screening
print(childtonotice.screening.__file__, compiled.tell_version())
"""


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    """An engine of two files."""
    folder = tmp_path / "screening"
    (folder / "text").mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "text" / "words.txt").write_text("child")
    return folder


def make_build(builds: Path, engine: Path) -> Path:
    """A build of an engine as it is now."""
    folder = builds / name_build(engine)
    folder.mkdir(parents=True)
    return folder


def load_compiler() -> dict[str, Any]:
    """What deploy/compile.py is made of."""
    return runpy.run_path(str(compiled.HERE.parents[1] / "deploy" / "compile.py"))


def test_a_build_of_equal_sources_is_found(tmp_path: Path, engine: Path) -> None:
    build = make_build(tmp_path / "builds", engine)
    assert find_build(tmp_path / "builds", engine) == build


def test_where_nothing_was_built_nothing_is_found(tmp_path: Path, engine: Path) -> None:
    assert find_build(tmp_path / "builds", engine) is None


@pytest.mark.parametrize("change", ["content", "name", "another", "gone"])
def test_a_change_of_any_file_leaves_a_build_unfound(tmp_path: Path, engine: Path, change: str) -> None:
    make_build(tmp_path / "builds", engine)
    words = engine / "text" / "words.txt"
    if change == "content":
        words.write_text("chilD")
    elif change == "name":
        words.rename(engine / "text" / "word.txt")
    elif change == "another":
        (engine / "text" / "rule.py").write_text("")
    else:
        words.unlink()
    assert find_build(tmp_path / "builds", engine) is None


def test_what_python_leaves_beside_the_sources_does_not_count(tmp_path: Path, engine: Path) -> None:
    build = make_build(tmp_path / "builds", engine)
    (engine / "__pycache__").mkdir()
    (engine / "__pycache__" / "rule.cpython-311.pyc").write_bytes(b"0")
    assert find_build(tmp_path / "builds", engine) == build


def test_another_python_has_other_builds(engine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = name_build(engine)
    monkeypatch.setattr(sys, "version", "3.99")
    assert name_build(engine) != before


@pytest.mark.parametrize("asked", ["compiled", "plain"])
def test_a_process_imports_what_was_asked_for(tmp_path: Path, asked: str) -> None:
    copy = tmp_path / "childtonotice" / "screening"
    copy.mkdir(parents=True)
    (copy / "__init__.py").write_text("")
    source = str(compiled.ENGINE / "__init__.py")
    told = subprocess.run(
        [sys.executable, "-c", CHOOSE, str(tmp_path)],
        env=os.environ | {"CTN_RULES": asked, "PYTHONPATH": str(compiled.HERE.parent)},
        stdout=subprocess.PIPE, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert told[0] == (source if asked == "plain" else str(copy / "__init__.py"))
    assert told[-1] == asked


def test_an_engine_that_is_loaded_stays_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTN_RULES", "compiled")
    monkeypatch.setattr(compiled, "find_build", lambda: tmp_path)
    before = list(childtonotice.__path__)
    choose_rules()
    assert list(childtonotice.__path__) == before
    assert tell_rules() == "plain"


def test_the_command_loads_no_part_of_the_engine_before_it_has_chosen() -> None:
    loaded = "import sys, childtonotice.cli; print([name for name in sys.modules if 'childtonotice.screening' in name])"
    told = subprocess.run([sys.executable, "-c", loaded], stdout=subprocess.PIPE, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_constants_are_declared_for_the_compiler_line_for_line() -> None:
    declare = load_compiler()["declare_constants"]
    text = "from __future__ import annotations\n\nONCE = 1\nTWICE = 1\nTWICE = 2\nlower = 3\n"
    assert declare(text).splitlines() == [
        "from __future__ import annotations; from typing import Final", "", "ONCE: Final = 1", "TWICE = 1", "TWICE = 2",
        "lower = 3",
    ]  # fmt: skip


def spreads_into_in(node: ast.AST) -> bool:
    """Whether code asks ``in (*some, more)``, at which mypyc stops: a constant with a name says it as well."""
    lists = [each for each in getattr(node, "comparators", ()) if isinstance(each, ast.Tuple | ast.List | ast.Set)]
    return any(isinstance(part, ast.Starred) for each in lists for part in each.elts)


def test_no_rule_is_written_as_the_compiler_does_not_take_it() -> None:
    modules = load_compiler()["list_modules"](compiled.ENGINE)
    assert len(modules) > 50
    nodes = [(path.name, node) for path in modules for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    assert [f"{name}:{node.lineno}" for name, node in nodes if spreads_into_in(node)] == []
    cached = [name for name, node in nodes if getattr(node, "id", "") == "cached_property"]
    assert cached == [], "a compiled class does not keep what a cached_property worked out"
