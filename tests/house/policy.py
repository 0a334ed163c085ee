"""docs/policy.md, written from tests/spec: every rule with its sentence and its examples; so it cannot be wrong."""

from __future__ import annotations

import ast
import importlib
import inspect
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from childtonotice.screening.tables import TABLES
from tests.house.code import ROOT

SPEC = ROOT / "tests" / "spec"
RULES = ROOT / "src" / "childtonotice" / "screening" / "rules"
MOST_ROWS = 15
INTRODUCTION = """\
This is the policy that Child to Notice applies, in the words of its rules, with the examples that prove each of them.
Every example is a test that runs on every engine; a force changes a rule by a named setting of `force.toml`.
Cells left out of an example are plain: a report at ten on the morning of 28 September 2026, a child PPN at noon.
In a drawn log ` / ` is a line break; `no-row` means that the screening gives no row. Letters with numbers (R, F, T) are
those of [requirements.md](requirements.md)."""


def describe_policy(note: str) -> str:
    """The whole page: the rules first, then a chapter for each file of examples."""
    chapters = [describe_chapter(path) for path in sorted(SPEC.glob("test_*.py"))]
    return (
        "\n\n".join(["# The policy, by example", note, INTRODUCTION, "## The rules", describe_rules(), *chapters])
        + "\n"
    )


def describe_rules() -> str:
    """Every rule that names its ruling: the function, its sentence."""
    rows = [f"| `{name}` | {sentence} |" for path in sorted(RULES.glob("*.py")) for name, sentence in find_rules(path)]
    return "\n".join(["| rule | what it says |", "|---|---|", *rows])


def find_rules(path: Path) -> Iterator[tuple[str, str]]:
    """The functions of a file whose docstring names a ruling, with its first paragraph."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        text = ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None
        if text and "uling" in text and isinstance(node, ast.FunctionDef):
            yield node.name, " ".join(text.split("\n\n")[0].split()).replace("|", "\\|")


def describe_chapter(path: Path) -> str:
    """A file of examples: its docstring as heading, each test as a sentence with its tables."""
    module = importlib.import_module(f"tests.spec.{path.stem}")
    tests = [test for name, test in vars(module).items() if name.startswith("test_") and callable(test)]
    title = (inspect.getdoc(module) or path.stem).split("\n")[0].rstrip(".")
    return "\n\n".join([f"## {title}", *(describe_test(test, module) for test in tests)])


def describe_test(test: Callable[..., Any], module: ModuleType) -> str:
    """One test: its sentence, what is given, what the answer is, and the values it runs over."""
    sentence = " ".join((inspect.getdoc(test) or test.__name__.removeprefix("test_").replace("_", " ")).split())
    drawings = [draw(text) for text in find_drawings(test, module)]
    return "\n\n".join([f"**{sentence}**", *(text for text in (*drawings, *draw_values(test)) if text)])


def find_drawings(test: Callable[..., Any], module: ModuleType) -> Iterator[str]:
    """The drawn tables of a test, in order; a name in braces that the module defines is filled in."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(test)))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("given", "answers")
        ):
            text = read_text(node.args[0], module)
            if text:
                yield ("Answer:\n" if node.func.attr == "answers" else "Given:\n") + text


def read_text(node: ast.expr, module: ModuleType) -> str:
    """The text of a drawing: constants and names of the module as they are, other names in braces."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        return str(vars(module).get(node.id, ""))
    if isinstance(node, ast.JoinedStr):
        return "".join(read_part(part, module) for part in node.values)
    return ""


def read_part(part: ast.expr, module: ModuleType) -> str:
    """A piece of a drawing with names in it."""
    if isinstance(part, ast.FormattedValue):
        name = ast.unparse(part.value)
        return str(vars(module).get(name, f"<{name}>"))
    return str(part.value) if isinstance(part, ast.Constant) else ""


def draw(text: str) -> str:
    """A drawing as a block of plain text, without its indent."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "\n".join(["```", *(f"{line}:" if line in TABLES else line for line in lines), "```"])


def draw_values(test: Callable[..., Any]) -> Iterator[str]:
    """The values that a test runs over, as a table; a long one says how many more there are."""
    for mark in getattr(test, "pytestmark", ()):
        if mark.name != "parametrize":
            continue
        names = (
            [name.strip() for name in mark.args[0].split(",")] if isinstance(mark.args[0], str) else list(mark.args[0])
        )
        values = list(mark.args[1])
        rows = [
            draw_row(value.values if hasattr(value, "values") else value, len(names)) for value in values[:MOST_ROWS]
        ]
        more = [f"\n... and {len(values) - MOST_ROWS} more."] if len(values) > MOST_ROWS else []
        yield "\n".join([f"| {' | '.join(names)} |", "|" + "---|" * len(names), *rows, *more])


def draw_row(value: Any, width: int) -> str:
    """One set of values as a row."""
    cells = value if width > 1 else (value[0] if isinstance(value, tuple) and len(value) == 1 else value,)
    return "| " + " | ".join(draw_cell(cell) for cell in cells) + " |"


def draw_cell(cell: Any) -> str:
    """A value as a reader takes it."""
    text = cell if isinstance(cell, str) else ", ".join(map(str, cell)) if isinstance(cell, tuple | list) else str(cell)
    return " ".join(text.replace("|", "\\|").replace("\n", " / ").split()) or "(empty)"
