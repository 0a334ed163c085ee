"""Sizes: short functions, short files, few branches, small classes, and no drawer for odds and ends."""

from __future__ import annotations

from statistics import median, quantiles

import pytest

from tests.house.code import Source, count_branches, count_lines, count_methods, list_python, parse_source, read_source

LONGEST_FUNCTION, MOST_BRANCHES, MOST_METHODS = 50, 8, 10
LONGEST_FILE, LONGEST_TEST_FILE = 400, 300
USUAL_FUNCTION, LONG_FUNCTION = 10, 25
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}

OURS = ("src", "tests", "bench", "deploy")


def find_long_functions(source: Source) -> list[str]:
    return [f"{source.name}:{f.lineno} {f.name}" for f in source.functions() if count_lines(f) > LONGEST_FUNCTION]


def find_branched_functions(source: Source) -> list[str]:
    return [f"{source.name}:{f.lineno} {f.name}" for f in source.functions() if count_branches(f) > MOST_BRANCHES]


def find_large_classes(source: Source) -> list[str]:
    return [f"{source.name}:{c.lineno} {c.name}" for c in source.classes() if count_methods(c) > MOST_METHODS]


def find_long_file(source: Source) -> list[str]:
    limit = LONGEST_TEST_FILE if source.name.startswith("tests/") else LONGEST_FILE
    lines = source.text.count("\n")
    return [f"{source.name}: {lines} lines, at most {limit}"] if lines > limit else []


def find_drawer(source: Source) -> list[str]:
    parts = source.name.removesuffix(".py").split("/")
    return [source.name] if DRAWERS & set(parts) else []


CHECKS = [find_long_functions, find_branched_functions, find_large_classes, find_long_file, find_drawer]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_our_code_keeps_to_the_sizes(check) -> None:  # type: ignore[no-untyped-def]
    found = [line for path in list_python(*OURS) for line in check(read_source(path))]
    assert not found, "\n".join(found)


def test_functions_are_usually_short() -> None:
    lengths = [count_lines(f) for path in list_python("src") for f in read_source(path).functions()]
    assert median(lengths) <= USUAL_FUNCTION
    assert quantiles(lengths, n=10)[-1] <= LONG_FUNCTION


LONG = "def f():\n" + "    x = 1\n" * 50
BRANCHED = "def f(x):\n" + "".join(f"    if x == {n}:\n        return {n}\n" for n in range(8))
LARGE = "class Everything:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(11))


@pytest.mark.parametrize(
    "check, text, name",
    [
        (find_long_functions, LONG, "sample.py"),
        (find_branched_functions, BRANCHED, "sample.py"),
        (find_large_classes, LARGE, "sample.py"),
        (find_long_file, "x = 1\n" * 401, "sample.py"),
        (find_drawer, "", "utils.py"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_each_check_finds_what_it_looks_for(check, text: str, name: str) -> None:  # type: ignore[no-untyped-def]
    assert check(parse_source(text, name))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_each_check_lets_small_code_pass(check) -> None:  # type: ignore[no-untyped-def]
    assert check(parse_source("def f(x):\n    return x if x else None\n")) == []
