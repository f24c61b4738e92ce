"""The catalogue of causes from its readable file."""

import tomllib
from pathlib import Path

from django.db import transaction

from qms.ledger.entry import recording

from .models import Cause


@transaction.atomic
def load_causes(path, by):
    """Add the causes of a file that are not in the catalogue yet. Gives the number added."""
    known = {cause.code: cause for cause in Cause.objects.all()}
    before = len(known)
    with recording(by=by, act="create"):
        for given in tomllib.loads(Path(path).read_text(encoding="utf-8"))["causes"]:
            if given["code"] not in known:
                parent = known.get(given.get("parent"))
                known[given["code"]] = Cause.objects.create(code=given["code"], name=given["name"], parent=parent)
    return len(known) - before
