"""What we ship we may ship: our licence, and a notice for everything that came from elsewhere."""

from __future__ import annotations

import re
import subprocess
import tomllib

from tests.house.code import ROOT

NOTICES = ROOT / "THIRD_PARTY_NOTICES.md"
FORBIDDEN = re.compile(r"GDS Transport|url\([^)]*crest")


def list_vendored() -> list[str]:
    """Every file that we carry in a vendor folder."""
    told = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in told.stdout.splitlines() if "/vendor/" in name]


def find_unnoticed(names: list[str], notices: str) -> list[str]:
    """Vendored scripts and styles whose maker the notices do not name."""
    makers = {"govuk": "govuk-frontend", "moj": "@ministryofjustice/frontend", "htmx": "htmx", "axe": "axe-core"}
    scripts = [name for name in names if name.endswith((".js", ".css"))]
    return [
        name
        for name in scripts
        if not any(key in name.rsplit("/", 1)[1] and maker in notices for key, maker in makers.items())
    ]


def test_the_licence_is_the_one_we_declare() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")


def test_everything_vendored_is_noticed() -> None:
    vendored = list_vendored()
    assert vendored
    assert find_unnoticed(vendored, NOTICES.read_text(encoding="utf-8")) == []


def test_something_unnoticed_is_found() -> None:
    assert find_unnoticed(["a/vendor/moment.min.js"], "govuk-frontend htmx axe-core") == ["a/vendor/moment.min.js"]
    assert find_unnoticed(["a/vendor/htmx.min.js"], "") == ["a/vendor/htmx.min.js"]
    assert find_unnoticed(["a/vendor/htmx.min.js"], "htmx 2, BSD") == []


def test_no_font_or_crest_that_we_may_not_use_is_shipped() -> None:
    styles = [ROOT / name for name in list_vendored() if name.endswith(".css")]
    assert styles
    assert not [path.name for path in styles if FORBIDDEN.search(path.read_text(encoding="utf-8"))]


def test_a_forbidden_font_or_crest_is_found() -> None:
    assert FORBIDDEN.search('a{font-family:"GDS Transport",arial}')
    assert FORBIDDEN.search("a{background:url(/images/govuk-crest.svg)}")
    assert not FORBIDDEN.search(".moj-header__logotype-crest{top:-8px}")
