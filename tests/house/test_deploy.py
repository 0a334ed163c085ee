"""What a force installs with: scripts that parse, units that start commands which exist, a proxy that keeps secrets."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest

from tests.house.code import ROOT

DEPLOY = ROOT / "deploy"
SCRIPTS = sorted(path for path in DEPLOY.rglob("*.sh"))
UNITS = sorted((DEPLOY / "systemd").iterdir())
INSTALLED = "/opt/childtonotice/"


class UnitParser(RawConfigParser):
    """A systemd unit: names keep their case."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def read_unit(path: Path) -> UnitParser:
    """Parse one unit; a line that systemd could not read raises."""
    unit = UnitParser(strict=True, delimiters=("=",), comment_prefixes=("#",))
    unit.read_string(path.read_text(encoding="utf-8"))
    return unit


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_script_parses(script: Path) -> None:
    for shell in ("sh", "bash"):
        told = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stderr
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_the_unit_starts_something_of_ours(path: Path) -> None:
    unit = read_unit(path)
    assert unit.has_section("Unit")
    if path.suffix == ".timer":
        assert unit["Timer"]["Persistent"] == "true"
        assert path.with_suffix(".service") in UNITS
        return
    command = unit["Service"]["ExecStart"].split()
    ours = [word.removeprefix(INSTALLED) for word in command if word.startswith(INSTALLED)]
    assert ours
    assert all((ROOT / word).exists() for word in ours)
    assert unit["Service"]["NoNewPrivileges"] == "yes"
    assert unit["Service"]["UMask"] == "0077"


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_the_unit_has_no_line_that_systemd_does_not_know(path: Path, tmp_path: Path) -> None:
    unit = read_unit(path)
    assert set(unit.sections()) <= {"Unit", "Service", "Timer", "Install"}
    lines = [pair for part in unit.sections() for pair in unit[part].items()]
    assert all(value.strip() or name == "CapabilityBoundingSet" for name, value in lines)
    assert ask_systemd(path, tmp_path) == []


def ask_systemd(path: Path, folder: Path) -> list[str]:
    """What systemd itself says against a unit; nothing where it is not installed."""
    verify = shutil.which("systemd-analyze")
    if verify is None:
        return []
    # It also looks for the program and the timer's service, which stand elsewhere on this machine.
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace(f"{INSTALLED}.venv/bin/ctn", "/bin/true")
        (folder / unit.name).write_text(text, encoding="utf-8")
    told = subprocess.run([verify, "verify", folder / path.name], capture_output=True, text=True, check=False)
    return [line for line in told.stderr.splitlines() if path.name in line]


def test_every_setting_of_a_unit_is_in_the_example(tmp_path: Path) -> None:
    told = (DEPLOY / "ctn.env.example").read_text(encoding="utf-8")
    used = {word for path in UNITS for word in path.read_text("utf-8").split() if word.startswith("${CTN_")}
    assert used
    assert not [word for word in used if f"\n{word.strip('${}')}=" not in told]


def test_the_proxy_writes_down_no_query_and_trusts_no_caller() -> None:
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    logged = text[text.index("log_format") : text.index(";", text.index("log_format"))]
    assert "$uri" in logged
    assert not [word for word in ("$request_uri", '"$request"', "$args", "$http_referer") if word in logged]
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in text
    # The address of a mailed link is a key, and stands in none of the proxy's logs
    mailed = text[text.index("location /reply/") : text.index("location / {")]
    assert "access_log off;" in mailed
    assert "error_log /dev/null crit;" in mailed
    assert text.count("access_log off;") == text.count("return 301") + 1


def test_the_container_copies_what_it_needs_and_nothing_else_is_sent() -> None:
    lines = (DEPLOY / "Containerfile").read_text(encoding="utf-8").splitlines()
    copied = [word for line in lines if line.startswith("COPY ") for word in line.split()[1:-1]]
    assert {"src", "uv.lock", "Makefile", "deploy"} <= set(copied)
    assert not [name for name in copied if not (ROOT / name).exists()]
    sent = (ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n")
    assert "*" in sent
    assert {line.removeprefix("!") for line in sent if line.startswith("!")} == set(copied)


def test_the_container_is_asked_whether_it_lives(tmp_path: Path) -> None:
    """The check in the file is what is run here: it ends well beside a server, and badly where nobody answers."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    check = text[text.index("import http.client") : text.index('"\nCMD [')].replace("\\\n", "\n")
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = str(door.getsockname()[1])
        asking = subprocess.Popen([sys.executable, "-c", check.replace("8000", port)], stderr=subprocess.DEVNULL)
        caller, _ = door.accept()
        with caller:
            assert b"Host: localhost" in caller.recv(4000)
            caller.sendall(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n")
        assert asking.wait(20) == 0
    gone = subprocess.run([sys.executable, "-c", check.replace("8000", port)], stderr=subprocess.DEVNULL, check=False)
    assert gone.returncode != 0


def test_the_example_names_no_file_that_installing_does_not_make() -> None:
    """Installed by the letter the web app starts."""
    settings = (DEPLOY / "ctn.env.example").read_text(encoding="utf-8").splitlines()
    named = [line.split("=", 1)[1] for line in settings if line.startswith("CTN_") and "=/" in line]
    steps = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8").split("### Settings")[0]
    assert named
    assert not [path for path in named if path not in steps]
