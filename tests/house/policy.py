"""docs/policy.md and docs/examples.md, written from tests/spec: rules with their examples; so they cannot be wrong."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.house.code import ROOT
from tests.house.narrate import STATUS, WORDS, tell_each, tell_example
from tests.house.recorded import play

SPEC = ROOT / "tests" / "spec"
SCREENING = ROOT / "src" / "childtonotice" / "screening"
RULES = SCREENING / "rules"
MOST_ROWS = 40
OF_CODE = re.compile(r"``|^(?:Returns|None |Empty|Pure|NONE|One answer a child)\b")
SOURCE = re.compile(r"[Rr]uling|Contract|\b[RFT]\d")
INTRODUCTION = """\
This is the policy that Child to Notice applies: first every rule in one sentence, question by question, then the
examples that prove them. It is written from the rules themselves, and every example is run on every engine before a
version leaves us, so that the manual cannot say one thing and the screening do another. What more has been tried, some
thousands of cases and log lines, stands in [examples.md](examples.md).

The screening lists and ranks; a person decides. A force changes a rule by a named setting of its `force.toml`, and only
there. Rulings are those of the agreed contract; letters with numbers (R, F, T) are those of
[requirements.md](requirements.md); the name in brackets behind a rule is its name in the code."""
USUAL = """\
Unless an example says otherwise, its incident was reported on 28 September 2026 at 10:00 as a concern for safety, and a
PPN is a child PPN submitted that day at 12:00. A stroke in a log is a line break. "Not listed" means that the screening
answers nothing, for it saw no sign of a child."""
MORE = """\
Further examples of every rule of [the policy](policy.md), and the words of logs with what is read in them: the long
list behind the manual, for whoever wants to know whether a case has been thought of. Like those of the policy they are
run on every engine before a version leaves us."""
SIGNATURE = """\
| read and agreed by | rank or role | date |
|---|---|---|
| | | |"""
# In the order in which an incident is judged.
QUESTIONS = (
    "ages", "notice", "joining", "besides", "grown_up", "categories", "exclusions", "subjects", "coverage", "belonging",
    "narrative", "described", "judge", "urgency", "triggers", "reasons",
)  # fmt: skip
READING = (
    "ages", "births", "family", "care", "inferred", "tallies", "counting", "denial", "corrected", "passing", "past",
    "unborn", "claims", "blame",
)  # fmt: skip
LINKING = ("compare", "names", "dates", "addresses", "naming")
POLICY_PARTS = (("Part two: examples of each rule", "test_r0 test_r1"),)
EXAMPLE_PARTS = (
    ("Part one: further examples of each rule", "test_r2 test_r3 test_same"),
    ("Part two: what the words of a log show", "test_text"),
)


def describe_policy(note: str) -> str:
    """The manual: the rules question by question, then the examples of each, a chapter for each file."""
    rules = ["## Part one: the rules", *describe_rules()]
    return "\n\n".join(["# The policy", note, INTRODUCTION, SIGNATURE, *rules, *describe_parts(POLICY_PARTS)]) + "\n"


def describe_examples(note: str) -> str:
    """The long list behind the manual."""
    return "\n\n".join(["# More examples", note, MORE, *describe_parts(EXAMPLE_PARTS)]) + "\n"


def describe_parts(parts: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Examples in parts, a chapter for each file; before the first what holds for all of them."""
    usual = USUAL
    for title, starts in parts:
        yield f"## {title}"
        yield from filter(None, [usual])
        files = [path for path in sorted(SPEC.glob("test_*.py")) if path.stem.startswith(tuple(starts.split()))]
        yield from (describe_chapter(path) for path in files)
        usual = ""


def describe_rules() -> Iterator[str]:
    """Each question with its rules; after who is a child, what the words of a log say; at the end, who is the same."""
    others = sorted({path.stem for path in RULES.glob("*.py")} - set(QUESTIONS))
    for name in (*QUESTIONS, *others):
        yield from describe_question(RULES / f"{name}.py")
        if name == "notice":
            yield "### What a log says of children, and what it does not say (rulings 3 to 6, 9 and 10)"
            yield "\n".join(describe_reading())
    yield "### Who is the same person, and which address is the same dwelling (rulings 8 and 14)"
    yield "\n".join(line for name in LINKING for line in tell_rules(SCREENING / "link" / f"{name}.py"))


def describe_question(path: Path) -> Iterator[str]:
    """One question: its heading and its rules; nothing where a file has none."""
    if rules := list(tell_rules(path)):
        yield f"### {tell_heading(path)}"
        yield "\n".join(rules)


def describe_reading() -> Iterator[str]:
    """What the reading of logs asks, a line for each of its files with the rules in it."""
    for path in (SCREENING / "text" / f"{name}.py" for name in READING):
        yield f"- **{tell_heading(path)}.** (`{path.stem}`)"
        yield from tell_rules(path)


def tell_heading(path: Path) -> str:
    """The first line of a file's docstring."""
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0].rstrip(".")


def tell_rules(path: Path) -> Iterator[str]:
    """A line for each rule of a file: its sentence, what else it says, its name."""
    for name, sentence, rest in find_rules(path):
        yield f"- **{sentence}** {rest}".rstrip() + f" (`{name}`)"


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
    return "\n\n".join([f"### {title}", *(describe_test(test) for test in tests)])


def describe_test(test: Callable[..., Any]) -> str:
    """One test: its sentence, what is given, what the answer is, and the values it runs over."""
    sentence = " ".join((inspect.getdoc(test) or test.__name__.removeprefix("test_").replace("_", " ")).split())
    # A page would take <role> for a tag and show nothing.
    told = re.sub(r"<(\w+)>", r"*\1*", tell_example(play(test)))
    return "\n\n".join([f"**{sentence}**", *(text for text in (told, *draw_values(test)) if text)])


def draw_values(test: Callable[..., Any]) -> Iterator[str]:
    """The values that a test runs over, as a table; a long one says how many more there are."""
    for mark in getattr(test, "pytestmark", ()):
        if mark.name in ("parametrize", "read_whole"):
            given, values = mark.args[0], list(mark.args[1])
            names = [name.strip() for name in given.split(",")] if isinstance(given, str) else list(given)
            rows = [draw_row(names, getattr(value, "values", value)) for value in values[:MOST_ROWS]]
            more = [f"\n... and {len(values) - MOST_ROWS} more."] if len(values) > MOST_ROWS else []
            yield "\n".join([f"| {' | '.join(names)} |", "|" + "---|" * len(names), *rows, *more])


def draw_row(names: list[str], value: Any) -> str:
    """One set of values as a row."""
    alone = len(names) == 1 and not (isinstance(value, tuple) and len(value) == 1)
    cells = zip(names, [value] if alone else value, strict=True)
    return "| " + " | ".join(draw_cell(name, cell) for name, cell in cells) + " |"


def draw_cell(name: str, cell: Any) -> str:
    """A value as a reader takes it: answers in the words of the examples, all else as it stands."""
    text = ", ".join(map(str, cell)) if isinstance(cell, tuple | list) else str(cell)
    if name in WORDS and text:
        text = tell_each(name, text)
    text = STATUS.get(text, text)
    return " ".join(text.replace("|", "\\|").replace("\n", " / ").split()) or "(empty)"
