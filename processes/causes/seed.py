"""The catalogue of causes from its readable file."""

import tomllib
from pathlib import Path

from django.db import transaction

from qms.evidence.seed import named
from qms.lifecycle.door import create_as_part
from qms.people.actors import Actor

from .models import Cause


@transaction.atomic
def load_causes(path, by):
    """Add the causes of a file that are not in the catalogue yet. Gives the number added."""
    known = {cause.number: cause for cause in Cause.objects.select_related("unit")}
    before = len(known)
    for given in tomllib.loads(Path(path).read_text(encoding="utf-8"))["causes"]:
        if given["code"] not in known:
            values = {"code": given["code"], "name": given["name"], "parent": named(known, given.get("parent"))}
            known[given["code"]] = create_as_part(Cause, actor=Actor(by), **values)
    return len(known) - before
