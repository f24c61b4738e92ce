"""Writes the steps of the commune's procedures into the drafts of their documents."""

from .models import ProcedureVersion
from .services import define


def define_from(revision, procedures, units):
    """Define the version of a draft as the file says; where the file knows the document, it must know the revision.

    Raises LookupError.
    """
    known = [given for given in procedures if given["document"] == revision.document.number]
    wanted = (revision.issue, revision.amendment)
    found = [given for given in known if (given["issue"], given["amendment"]) == wanted]
    if known and len(found) != 1:
        raise LookupError(f"procedures.toml defines {revision.number} {len(found)} times, and not once.")
    for given in found:
        define(ProcedureVersion.objects.get(revision=revision), given, by=revision.author)


def examples_of(procedures):
    """What the file gives as an example for each field: {(document, step, key): value}."""
    return {
        (given["document"], step["code"], field["key"]): field.get("example", "")
        for given in procedures
        for step in given["steps"]
        for field in step.get("fields", ())
    }
