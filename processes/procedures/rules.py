"""What must hold before a procedure's version changes, and before its revision is submitted."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from documents.controlled.states import DocumentKind
from qms.acts.rules import rule

from .agreement import disagreements
from .problems import too_long


@rule(_("Only the author of the revision does this."))
def is_author(version, actor):
    return actor.person == version.revision.author


@rule(_("The revision that this version belongs to is a draft."))
def revision_is_draft(version, actor):
    return version.revision.is_draft()


def _version(revision):
    is_procedure = revision.document.kind == DocumentKind.PROCEDURE  # of any other nothing is asked
    return getattr(revision, "procedure_version", None) if is_procedure else None


def _problems(revision):
    version = _version(revision)
    return version.problems() if version else []


def _what_is_wrong(revision):
    return format_lazy(_("The steps are not complete yet: {list}"), list=" ".join(map(str, _problems(revision))))


def _what_differs(revision):
    version = _version(revision)
    return " ".join(map(str, disagreements(version))) if version else ""


@rule(_("What is written of the steps, times, parts and fee is what runs."), _what_differs)
def text_says_what_runs(revision, actor):
    return not _what_differs(revision)


def _too_long(revision):
    version = _version(revision)
    return list(too_long(version.definition())) if version else []


def _what_is_too_long(revision):
    return " ".join(map(str, _too_long(revision)))


@rule(_("The steps together fit into the time that is promised."), _what_is_too_long)
def steps_fit_the_limit(revision, actor):
    return not _too_long(revision)


@rule(_("The steps are complete: each can be reached, has a post and a time, and leads on to an end."), _what_is_wrong)
def steps_are_sound(revision, actor):
    return not _problems(revision)
