"""Fetch the design system's compiled files, take out what we may not use, and write down what was kept.

For maintainers only: nobody who installs or runs Child to Notice needs node. Run it as
``.venv/bin/python deploy/vendor_assets.py`` where ``npm`` reaches its registry, look at the difference, and commit it.

Taken out: the GDS Transport typeface and the royal crest, which are licensed for GOV.UK alone; addresses of pictures
that we do not ship; and the names of source maps, which would make a static file collector fail.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "src/childtonotice/casework/static/casework/vendor"
TESTS = ROOT / "tests/browser/vendor"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file to keep: the npm package and version it comes from, its path there, its licence, and where it goes."""

    package: str
    version: str
    path: str
    licence: str
    folder: Path
    name: str


ASSETS = (
    Asset("govuk-frontend", "6.6.0", "dist/govuk/govuk-frontend.min.css", "MIT", PAGES, "govuk-frontend-6.6.0.min.css"),
    Asset("govuk-frontend", "6.6.0", "dist/govuk/govuk-frontend.min.js", "MIT", PAGES, "govuk-frontend-6.6.0.min.js"),
    Asset(
        "@ministryofjustice/frontend", "11.1.0", "moj/moj-frontend.min.css", "MIT", PAGES, "moj-frontend-11.1.0.min.css"
    ),
    Asset("htmx.org", "2.0.11", "dist/htmx.min.js", "0BSD", PAGES, "htmx-2.0.11.min.js"),
    Asset("axe-core", "4.14.1", "axe.min.js", "MPL-2.0", TESTS, "axe-core-4.14.1.min.js"),
)

# What is taken out, and what stands in its place.
REMOVALS = (
    (re.compile(r"@font-face\{[^}]*GDS Transport[^}]*\}"), ""),
    (re.compile(r"""["']?GDS Transport["']?,\s*"""), ""),
    (re.compile(r"url\(/assets/[^)]*\)"), "none"),
    (re.compile(r"/\*#\s*sourceMappingURL=[^*]*\*/|//#\s*sourceMappingURL=\S+"), ""),
)


def clean_asset(text: str) -> str:
    """The file without the typeface, the crest, pictures that are not shipped and source map names."""
    for pattern, instead in REMOVALS:
        text = pattern.sub(instead, text)
    return text.rstrip() + "\n"


def fetch_asset(asset: Asset, aside: Path) -> str:
    """The file as its package holds it."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"{asset.package}@{asset.version}"],
        cwd=aside,
        check=True,
        capture_output=True,
        text=True,
    )
    with tarfile.open(aside / packed.stdout.strip().splitlines()[-1]) as package:
        member = package.extractfile(f"package/{asset.path}")
        if member is None:
            raise FileNotFoundError(asset.path)
        return member.read().decode("utf-8")


def keep_asset(asset: Asset, aside: Path) -> dict[str, str]:
    """Write the cleaned file to its place and return what the versions file says of it."""
    content = clean_asset(fetch_asset(asset, aside)).encode("utf-8")
    asset.folder.mkdir(parents=True, exist_ok=True)
    (asset.folder / asset.name).write_bytes(content)
    return {
        "package": asset.package,
        "version": asset.version,
        "licence": asset.licence,
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def vendor_assets() -> None:
    """Keep every asset and write one versions file in each folder."""
    with tempfile.TemporaryDirectory() as aside:
        kept = {(asset.folder, asset.name): keep_asset(asset, Path(aside)) for asset in ASSETS}
    for folder in {asset.folder for asset in ASSETS}:
        versions = {name: told for (where, name), told in kept.items() if where == folder}
        (folder / "versions.json").write_text(json.dumps(versions, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    vendor_assets()
    sys.stdout.write(f"{len(ASSETS)} files kept. Look at the difference, then commit it.\n")
