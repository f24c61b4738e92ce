"""Record this version: `python -m tests.upgrade.record`, on the commit that is to be tagged, and before where it helps.

Writes into tests/upgrade/released/VERSION the digests of its migrations, the statements that make its tables on both
databases, and a small database made by its own door. From then on the tests hold every later version to them. While
CHANGELOG.md calls the version unreleased it may be recorded anew; what was released stays as it is.
"""

import base64
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from . import releases

# Bytes of a release in the repository; some 30 000 are papers kept as issued, 10 000 external documents and citations.
AT_MOST = 640_000


def main():
    """Record this checkout as the version that it says it is."""
    from tests.postgres import cluster

    version = releases.version()
    if version in releases.recorded() and not releases.is_unreleased(version):
        sys.exit(f"{version} was released and is recorded; what was released stays as it is.")

    with tempfile.TemporaryDirectory() as folder, cluster() as url:
        made = {vendor: _ask(folder, url if vendor == "postgresql" else "", "statements") for vendor in VENDORS}
        database = _ask(folder, "", "database")
    releases.keep(version, "migrations.json", releases.digests())
    releases.keep(version, "tables.json.xz", made)
    path = releases.keep(version, "database.json.xz", {"version": version, **database})
    size = sum(each.stat().st_size for each in path.parent.iterdir())
    rows = sum(len(table["rows"]) for table in database["tables"])
    print(f"{path.parent}: {rows} rows of {len(database['tables'])} tables, {size} bytes")
    if size > AT_MOST:
        sys.exit(f"That is more than {AT_MOST} bytes; shorten small_year.py.")


def written(content):
    """A file's content for the record: papers as text, so that what they have in common takes room once."""
    try:
        return {"text": content.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(content).decode()}


VENDORS = ("sqlite", "postgresql")


def _ask(folder, url, what):
    """Have a process of its own, on an empty database, answer; settings are read once in a process."""
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env |= {"DJANGO_SETTINGS_MODULE": "qms.settings.test", "VAR_DIR": folder} | ({"DATABASE_URL": url} if url else {})
    answer = Path(folder) / "answer.json"
    subprocess.run([sys.executable, "-m", "tests.upgrade.record", "--answer", what, answer], env=env, check=True)
    return json.loads(answer.read_text(encoding="utf-8"))


def answer(what, path):
    """In that process: answer into a file."""
    import django

    django.setup()
    from .scratch import empty_database

    with tempfile.TemporaryDirectory() as folder, empty_database(Path(folder)):
        told = {"statements": _statements, "database": _database}[what]()
    Path(path).write_text(json.dumps(told), encoding="utf-8")


def _statements():
    from .tables import statements

    return statements()


def _database():
    """The small year with what belongs to it outside of the database: keys, seals, files."""
    from django.conf import settings
    from django.db import connection

    from qms.evidence.verification import verify

    from . import rows, small_year, tables

    tables.statements()
    small_year.play()
    if found := list(verify()):
        sys.exit(f"The evidence is not whole: {found[0]}")
    media = Path(settings.MEDIA_ROOT)
    files = [path for path in sorted(media.rglob("*")) if path.is_file()]
    return {
        "keys": settings.EVIDENCE_KEYS,
        "seals": Path(settings.SEALS_FILE).read_text(encoding="utf-8"),
        "files": {path.relative_to(media).as_posix(): written(path.read_bytes()) for path in files},
        "tables": rows.rows_of(connection),
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["--answer"]:
        answer(*sys.argv[2:])
    elif len(sys.argv) == 1:
        main()
    else:
        sys.exit(__doc__)
