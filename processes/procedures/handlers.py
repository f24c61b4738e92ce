"""What follows when a procedure's revision moves: its version is made, frozen with it, and thawed again."""

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from documents.citations.texts import cites
from documents.controlled.contents import contributes
from documents.controlled.drawn import begins_as, draws, marks_in
from documents.controlled.models import Document, DocumentRevision
from documents.controlled.states import DocumentKind
from qms.acts.acts import CREATE, named
from qms.evidence.searched import keep_found
from qms.lifecycle.door import create_as_part, follow_each
from qms.lifecycle.signals import moved
from qms.lifecycle.vetoes import veto

from . import rules, written
from .marks import OUTLINE
from .models import ProcedureVersion, effective_version, version_of
from .states import VersionState

DEFINES = [CREATE, *named(ProcedureVersion.define)]
FREEZES = named(DocumentRevision.submit, DocumentRevision.cancel, DocumentRevision.take_over)
THAWS = named(DocumentRevision.pull_back, DocumentRevision.return_for_change, DocumentRevision.lapse)

veto(DocumentRevision, DocumentRevision.submit, rules.steps_are_sound)
veto(DocumentRevision, DocumentRevision.release, rules.steps_fit_the_limit)
for move in (DocumentRevision.submit, DocumentRevision.release):
    veto(DocumentRevision, move, rules.text_says_what_runs)

draws(written.sections)
begins_as(DocumentKind.PROCEDURE, OUTLINE)


@receiver(moved, sender=DocumentRevision)
def follow_the_revision(record, act, actor, **kwargs):
    """A version lives and freezes with its revision."""
    if record.document.kind != DocumentKind.PROCEDURE:
        return
    if act == CREATE:
        _begin_version(record, actor)
    elif act in FREEZES:
        follow_each(_versions_of(record).filter(state=VersionState.DRAFTED), ProcedureVersion.freeze, actor=actor)
    elif act in THAWS:
        follow_each(_versions_of(record), ProcedureVersion.thaw, actor=actor)


@receiver(moved, sender=ProcedureVersion)
def find_by_what_is_drawn(record, act, **kwargs):
    """A revision is found by the steps that are drawn into its text."""
    if act in DEFINES and marks_in(record.revision.text):
        keep_found([record.revision])


def _begin_version(revision, actor):
    """A procedure's new revision gets a version that says what the one in force says."""
    earlier = effective_version(revision.document)
    definition = earlier.definition() if earlier else None
    create_as_part(ProcedureVersion, actor=actor, revision=revision, definition=definition)


@contributes
def definition_of_revision(revision):
    """The steps are frozen and signed with the text."""
    version = version_of(revision)
    return {"procedure": version.definition()} if version else None


def legal_basis_of(document):
    """What the procedure in force names as its legal basis."""
    version = effective_version(document) if document.kind == DocumentKind.PROCEDURE else None
    return version.legal_basis if version else ""


def _versions_of(revision):
    """The procedure's version of a revision, or nothing, as a queryset."""
    return ProcedureVersion._base_manager.filter(revision=revision)


cites(Document, "legal_basis", _("legal basis"), legal_basis_of)
