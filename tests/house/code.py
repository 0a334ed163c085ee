"""Measures our own Python: how long, how branched, how documented, and which words its names use."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)  # as ruff counts them
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
NOT_OURS = ("/vendor/", "uv.lock")


@cache
def list_files() -> tuple[Path, ...]:
    """Every file that git keeps, or would keep, and that stands on disk; nothing vendored."""
    told = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = sorted(set(told.stdout.decode().split("\0")) - {""})
    return tuple(
        ROOT / name for name in names if not any(part in f"/{name}" for part in NOT_OURS) and (ROOT / name).is_file()
    )


def list_python(*folders: str) -> list[Path]:
    """Our Python files under these folders of the repository, migrations left out."""
    starts = tuple(f"{folder}/" for folder in folders)
    return [
        path
        for path in list_files()
        if path.suffix == ".py" and name_of(path).startswith(starts) and "/migrations/" not in name_of(path)
    ]


def name_of(path: Path) -> str:
    """The path as it reads from the top of the repository; a file elsewhere keeps its own name."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file, parsed."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Where the file is."""
        return name_of(self.path)

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method, nested ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, FUNCTIONS))

    def classes(self) -> Iterator[ast.ClassDef]:
        """Every class."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))


@cache
def read_source(path: Path) -> Source:
    """Parse one file."""
    text = path.read_text(encoding="utf-8")
    return Source(path, text, ast.parse(text))


def parse_source(text: str, name: str = "sample.py") -> Source:
    """Parse a text as if it were a file: for the tests of these checks."""
    return Source(Path(name), text, ast.parse(text))


def count_lines(node: ast.AST) -> int:
    """The lines of a function or class, its docstring among them."""
    return (node.end_lineno or 0) - node.lineno + 1  # type: ignore[attr-defined]


def count_branches(node: ast.AST) -> int:
    """Cyclomatic complexity: one, and one more for each place where the path parts; a nested function counts apart."""
    total, stack = 1, list(ast.iter_child_nodes(node))
    while stack:
        each = stack.pop()
        if isinstance(each, (*FUNCTIONS, ast.ClassDef)):
            continue
        total += isinstance(each, BRANCHES)
        stack.extend(ast.iter_child_nodes(each))
    return total


def count_methods(node: ast.ClassDef) -> int:
    """The methods of a class, properties too."""
    return sum(isinstance(each, FUNCTIONS) for each in node.body)


def _public_in(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, ast.AST]]:
    for node in body:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_") and node.name != "Meta":
            yield f"{prefix}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from _public_in(node.body, f"{prefix}{node.name}.")


def list_public(source: Source) -> list[tuple[str, ast.AST]]:
    """The module itself, then what it offers: functions, classes and their methods, by name."""
    return [("module", source.tree), *_public_in(source.tree.body, "")]


def first_sentence(node: ast.AST) -> str:
    """The first paragraph of a docstring on one line; empty where there is none."""
    text = ast.get_docstring(node) or ""  # type: ignore[arg-type]
    return " ".join(text.split("\n\n")[0].split())


def _own_names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        yield node.name
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id


def list_name_words(source: Source) -> dict[str, int]:
    """Each word that the file's own names are made of, in small letters, with a line where it stands."""
    words: dict[str, int] = {}
    for node in ast.walk(source.tree):
        for name in _own_names(node):
            for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name):
                words.setdefault(word.lower(), getattr(node, "lineno", 0))
    return words
