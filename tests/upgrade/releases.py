"""The releases that were recorded, and what is kept of each in its folder."""

import hashlib
import json
import lzma
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
RELEASED = Path(__file__).resolve().parent / "released"
ROOMS = ("qms", "documents", "processes", "audits", "fixtures")


def version(root=ROOT):
    """The version of this checkout."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def is_unreleased(version, root=ROOT):
    """Whether no office can have this version yet: its heading in the list of changes says so."""
    return f"## {version} (unreleased)" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def recorded(kept=RELEASED):
    """The versions that were recorded, oldest first."""
    return sorted((folder.name for folder in kept.glob("*") if folder.is_dir()), key=_numbers)


def _numbers(version):
    return [int(part) for part in version.split(".")]


def digests(root=ROOT):
    """{path of a migration: its SHA-256}, whatever line ends the checkout has."""
    files = [path for room in ROOMS for path in sorted((root / room).glob("**/migrations/[0-9]*.py"))]
    return {path.relative_to(root).as_posix(): _digest(path) for path in files}


def _digest(path):
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def frozen(version, kept=RELEASED):
    """{path: SHA-256} of the migrations as they were released."""
    return json.loads((kept / version / "migrations.json").read_text(encoding="utf-8"))


def broken(version, root=ROOT, kept=RELEASED):
    """A sentence for each recorded migration that is no longer what it was."""
    now = digests(root)
    todo = "record it anew" if is_unreleased(version, root) else "offices have applied it: write another after it"
    for path, digest in frozen(version, kept).items():
        if now.get(path) != digest:
            yield f"{path} of {version} {'was changed' if path in now else 'is gone'}; {todo}"


def keep(version, name, content, kept=RELEASED):
    """Write JSON into the folder of a release, packed where the name says so."""
    path = kept / version / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=False, indent=None if name.endswith(".xz") else 1).encode()
    path.write_bytes(lzma.compress(text, preset=9) if name.endswith(".xz") else text + b"\n")
    return path


def kept_of(version, name, kept=RELEASED):
    """Read it again."""
    data = (kept / version / name).read_bytes()
    return json.loads(lzma.decompress(data) if name.endswith(".xz") else data)
