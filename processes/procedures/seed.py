"""Writes the steps of the commune's procedures into the drafts of their documents."""

from .models import ProcedureVersion
from .services import define


def define_from(revision, procedures, units):
    """Define the version of a draft as the file says, if the file knows its document, issue and amendment."""
    wanted = (revision.document.number, revision.issue, revision.amendment)
    for given in procedures:
        if (given["document"], given["issue"], given["amendment"]) == wanted:
            version = ProcedureVersion.objects.get(revision=revision)
            define(version, given, by=revision.author)


def examples_of(procedures):
    """What the file gives as an example for each field: {(document, step, key): value}."""
    return {
        (given["document"], step["code"], field["key"]): field.get("example", "")
        for given in procedures
        for step in given["steps"]
        for field in step.get("fields", ())
    }
