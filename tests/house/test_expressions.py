"""Regular expressions keep to what every Python that we promise reads alike."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house.code import ROOT

FILES = sorted((ROOT / "src").rglob("*.py"))
NEW = {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}


def find_expressions(path: Path) -> Iterator[str | bytes]:
    """The constant expressions that a file hands to ``re``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        asked = node.args[0] if isinstance(node, ast.Call) and node.args else None
        if isinstance(asked, ast.Constant) and ast.unparse(node).startswith("re."):
            yield asked.value


def name_parts(parsed: Any) -> Iterator[str]:
    """The names of all parts of a parsed expression, at any depth."""
    if hasattr(parsed, "name"):
        yield parsed.name
    if isinstance(parsed, tuple | list) or hasattr(parsed, "data"):
        for part in getattr(parsed, "data", parsed):
            yield from name_parts(part)


def is_new(expression: str | bytes) -> bool:
    """Whether an expression has a possessive quantifier or an atomic group."""
    parser = re._parser  # type: ignore[attr-defined]
    return not NEW.isdisjoint(name_parts(parser.parse(expression)))


def test_no_expression_gives_nothing_back() -> None:
    """Python 3.11.2, which Debian 12 has, misses matches where a possessive group has a lookahead in it."""
    assert [(path.name, each) for path in FILES for each in find_expressions(path) if is_new(each)] == []


@pytest.mark.parametrize("expression", [r"(?:[^<]|<(?!c))*+</c>", rb"[a-z]{0,20}+(?<!/)>", r"x(?>a|ab)c"])
def test_an_expression_that_gives_nothing_back_is_seen(expression: str | bytes) -> None:
    assert is_new(expression)
    assert not is_new(r"[^<]*(?:<(?!c)[^<]*)*</c>")
