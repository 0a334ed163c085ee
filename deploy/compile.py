"""Compiles the rules of the engine with mypyc: ``make compiled``. Nothing needs it; a long screening takes less time.

What it makes is in ``.compiled``, in a folder named after the engine's files (childtonotice/compiled.py). A build
counts only when it is whole: it is made aside, proves itself on the engine's own sentences, and is then renamed.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections import Counter
from compileall import compile_dir
from contextlib import chdir, redirect_stdout
from importlib.util import find_spec
from pathlib import Path

from childtonotice.compiled import BUILDS, ENGINE, HERE, SWITCH, name_build

PACKAGES = ("text", "rules", "link")
LEFT_PLAIN = frozenset(("register_model.py",))  # rests on libraries that are there only where records are joined
# Types of libraries are looked up as anything: reading all of theirs takes longer than compiling.
FUTURE = "from __future__ import annotations"
SETTINGS = """[mypy]
follow_imports = skip
ignore_missing_imports = True
[mypy-childtonotice.screening.circumstances,childtonotice.screening.force,childtonotice.screening.tables]
follow_imports = silent
"""
PROOF = """import sys
from pathlib import Path
from childtonotice.compiled import put_first
put_first(Path(sys.argv[1]))
from childtonotice.screening.rules.judge import judge
from childtonotice.screening.text import prove_reading
prove_reading()
sys.exit(type(judge) is not type(len))
"""


def main() -> int:
    """Compiles the rules as they are now, where that is not done yet."""
    build = BUILDS / name_build()
    if build.is_dir():
        return 0
    if not (find_spec("mypyc") and (shutil.which("cc") or shutil.which("gcc"))):
        sys.stderr.write("There is no C compiler or no mypy here, so the rules stay plain: nothing else changes.\n")
        return 0
    sys.stderr.write("Compiling the rules, which takes some minutes.\n")
    aside = BUILDS / f"{build.name}.{os.getpid()}"
    try:
        compile_copy(aside, build.name)
        prove(aside)
        aside.rename(build)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return 0


def compile_copy(aside: Path, name: str) -> None:
    """Copies the engine into a folder and compiles its rules there."""
    package = aside / "childtonotice"
    shutil.copytree(ENGINE, package / "screening", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HERE / "__init__.py", package)
    if name_build(package / "screening") != name:
        sys.exit("The engine's files changed while they were copied: run it again.")
    (aside / "mypy.ini").write_text(SETTINGS, encoding="utf-8")
    modules = {path: path.read_text(encoding="utf-8") for path in list_modules(package / "screening")}
    for path, text in modules.items():
        path.write_text(declare_constants(text), encoding="utf-8")
    with chdir(aside), redirect_stdout(sys.stderr):
        compile_modules([str(path.relative_to(aside)) for path in modules])
    for path, text in modules.items():
        path.write_text(text, encoding="utf-8")
    shutil.rmtree(aside / "build")
    shutil.rmtree(aside / ".mypy_cache", ignore_errors=True)
    (package / "__init__.py").unlink()
    compile_dir(package, quiet=1)  # whoever runs it may not write here


def list_modules(engine: Path) -> list[Path]:
    """The modules to be compiled: all of the rules, and the values of an answer."""
    found = [path for name in PACKAGES for path in sorted((engine / name).glob("*.py")) if path.name not in LEFT_PLAIN]
    return [*found, engine / "findings.py"]


def declare_constants(text: str) -> str:
    """A module whose constants are declared as such, line for line: the compiler need not look them up each time."""
    lines, tree = text.splitlines(keepends=True), ast.parse(text)
    given = Counter(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) and len(node.targets) == 1 else None
        if isinstance(target, ast.Name) and target.id.isupper() and given[target.id] == 1:
            line = lines[target.lineno - 1]
            lines[target.lineno - 1] = f"{target.id}: Final{line[len(target.id) :]}"
    return "".join(lines).replace(FUTURE, f"{FUTURE}; from typing import Final", 1)


def compile_modules(names: list[str]) -> None:
    """Compiles some modules of the folder that this process is in, each to stand beside its source."""
    from mypyc.build import mypycify
    from setuptools import setup

    modules = mypycify(["--config-file=mypy.ini", *names], opt_level="2", debug_level="0", multi_file=True)
    setup(name="rules", packages=[], ext_modules=modules, script_args=["--quiet", "build_ext", "--inplace"])


def prove(aside: Path) -> None:
    """Loads the build in a process of its own and reads the engine's own sentences with it."""
    plain = os.environ | {SWITCH: "plain", "PYTHONPATH": str(HERE.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", PROOF, str(aside)], check=True, env=plain)


if __name__ == "__main__":
    sys.exit(main())
