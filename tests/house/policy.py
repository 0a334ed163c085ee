"""docs/policy.md, written from tests/spec: every rule with its sentence and its examples; so it cannot be wrong."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.house.code import ROOT
from tests.house.narrate import tell_answer, tell_given

SPEC = ROOT / "tests" / "spec"
RULES = ROOT / "src" / "childtonotice" / "screening" / "rules"
MOST_ROWS = 40
OF_CODE = re.compile(r"``|^(?:Returns|None|Empty|Pure|NONE|One answer a child)\b")
SOURCE = re.compile(r"[Rr]uling|Contract|\\b[RFT]\\d")
INTRODUCTION = """\
This is the policy that Child to Notice applies: first every rule in one sentence, question by question, then the
examples that prove them. It is written from the rules themselves, and every example is run on every engine before a
version leaves us, so that the manual cannot say one thing and the screening do another.

The screening lists and ranks; a person decides. A force changes a rule by a named setting of its `force.toml`, and only
there. Rulings are those of the agreed contract; letters with numbers (R, F, T) are those of
[requirements.md](requirements.md).

In the examples an incident was reported on the morning of 28 September 2026 at ten and a child PPN came at noon, unless
the example says otherwise. A stroke in a log is a line break. "No row" means that the screening answers nothing: it saw
no sign of a child."""
SIGNATURE = """\
| read and agreed by | rank or role | date |
|---|---|---|
| | | |"""
# In the order in which an incident is judged.
QUESTIONS = (
    "ages", "notice", "joining", "categories", "exclusions", "subjects", "coverage", "belonging", "narrative",
    "described", "judge", "urgency", "reasons",
)  # fmt: skip
PARTS = (
    ("Part two: examples of each rule", "test_r0 test_r1"),
    ("Part three: further examples", "test_r2 test_r3 test_same"),
    ("Part four: what the words of a log show", "test_text"),
)


def describe_policy(note: str) -> str:
    """The whole page: the rules question by question, then the examples in parts, a chapter for each file."""
    parts = ["# The policy", note, INTRODUCTION, SIGNATURE, "## Part one: the rules", *describe_rules()]
    for title, starts in PARTS:
        files = [path for path in sorted(SPEC.glob("test_*.py")) if path.stem.startswith(tuple(starts.split()))]
        parts += [f"## {title}", *(describe_chapter(path) for path in files)]
    return "\n\n".join(parts) + "\n"


def describe_rules() -> Iterator[str]:
    """Each question with its rules: the sentence of each, and what else it says."""
    others = sorted({path.stem for path in RULES.glob("*.py")} - set(QUESTIONS))
    for path in (RULES / f"{name}.py" for name in (*QUESTIONS, *others)):
        rules = list(find_rules(path)) if path.exists() else []
        if rules:
            heading = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0].rstrip(".")
            yield f"### {heading}"
            yield "\n".join(f"- **{sentence}** {rest}".rstrip() + f" (`{name}`)" for name, sentence, rest in rules)


def find_rules(path: Path) -> Iterator[tuple[str, str, str]]:
    """The functions of a file whose docstring names a source: the name, the sentence, and the rest in one line."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        text = ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None
        if text and SOURCE.search(text) and isinstance(node, ast.FunctionDef):
            sentence, _, rest = text.partition("\n\n")
            yield node.name, " ".join(sentence.split()), keep_policy(" ".join(rest.split()))


def keep_policy(text: str) -> str:
    """The sentences that say what holds; those that tell a programmer what goes in and comes out are left out."""
    sentences = re.split(r"(?<=[.;]) (?=[A-Z`])", text)
    return " ".join(each for each in sentences if not OF_CODE.search(each))


def describe_chapter(path: Path) -> str:
    """A file of examples: its docstring as heading, each test as a sentence with its tables."""
    module = importlib.import_module(f"tests.spec.{path.stem}")
    tests = [test for name, test in vars(module).items() if name.startswith("test_") and callable(test)]
    title = (inspect.getdoc(module) or path.stem).split("\n")[0].rstrip(".")
    return "\n\n".join([f"### {title}", *(describe_test(test, module) for test in tests)])


def describe_test(test: Callable[..., Any], module: ModuleType) -> str:
    """One test: its sentence, what is given, what the answer is, and the values it runs over."""
    sentence = " ".join((inspect.getdoc(test) or test.__name__.removeprefix("test_").replace("_", " ")).split())
    # A page would take <role> for a tag and show nothing.
    told = re.sub(r"<(\w+)>", r"*\1*", "\n".join(find_drawings(test, module)))
    return "\n\n".join([f"**{sentence}**", *(text for text in (told, *draw_values(test)) if text)])


def find_drawings(test: Callable[..., Any], module: ModuleType) -> Iterator[str]:
    """What a test gives and answers, told in order; a name in braces that the module defines is filled in."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(test)))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("given", "answers")
        ):
            text = read_text(node.args[0], module)
            if text:
                yield tell_answer(text) if node.func.attr == "answers" else tell_given(text)


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
        return str(vars(module).get(name, f"<{name}>"))  # a value that the example runs over
    return str(part.value) if isinstance(part, ast.Constant) else ""


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
