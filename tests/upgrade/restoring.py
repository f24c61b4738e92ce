"""Restores the small database of a release and brings it to this version, as an office would after copying a backup."""

import base64

from django.core.management import call_command
from django.db import connection, transaction

from tests.guards import lifted

from . import releases, rows, tables


def surroundings(kept, folder):
    """What lies outside of the database: {setting: value} of its keys, copies of seals and files, written there."""
    seals, media = folder / "seals.txt", folder / "media"
    seals.write_text(kept["seals"], encoding="utf-8")
    for name, content in kept["files"].items():
        path = media / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content["text"].encode() if "text" in content else base64.b64decode(content["base64"]))
    return {"EVIDENCE_KEYS": kept["keys"], "SEALS_FILE": seals, "MEDIA_ROOT": media}


def restore(version, kept):
    """In the empty database that is open: the tables by the release's own statements, its rows past the guards."""
    tables.make(releases.kept_of(version, "tables.json.xz")[connection.vendor])
    with lifted(connection), transaction.atomic():
        rows.put(connection, kept["tables"])


def bring_to_head():
    """The one command of an upgrade."""
    call_command("migrate", interactive=False, verbosity=0)
