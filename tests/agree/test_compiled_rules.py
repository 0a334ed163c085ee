"""Compiled rules answer as plain ones do, byte for byte: a made-up month screened both ways."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from childtonotice.synthetic.simulate import simulate

ROOT = Path(__file__).parents[2]
ANSWER = ("screening.csv", "children.csv", "problems.csv")
DAYS, A_DAY, SEED = 30, 450, 417


def screen(extract: Path, out: Path, rules: str) -> None:
    """Screens an extract by the command, with the rules that are asked for."""
    command = [sys.executable, "-c", "import sys; from childtonotice.cli import main; sys.exit(main())"]
    told = {"CTN_RULES": rules, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([*command, "screen", str(extract), "--out", str(out)], env=os.environ | told, check=True)
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["rules"] == rules


@pytest.mark.soak
def test_a_month_is_answered_alike_by_plain_and_compiled_rules(tmp_path: Path) -> None:
    """Decision of 22 November 2026 ("rules may be compiled"); it needs a C compiler."""
    subprocess.run([sys.executable, str(ROOT / "deploy" / "compile.py")], env=os.environ, check=True)
    simulate(tmp_path / "extract", days=DAYS, incidents_per_day=A_DAY, seed=SEED)
    for rules in ("plain", "compiled"):
        screen(tmp_path / "extract", tmp_path / rules, rules)
    for name in ANSWER:
        assert (tmp_path / "plain" / name).read_bytes() == (tmp_path / "compiled" / name).read_bytes()
