"""What follows when a procedure's revision moves: its version is made, frozen with it, and thawed again."""

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from documents.citations.texts import cites
from documents.controlled.contents import contributes
from documents.controlled.models import Document, DocumentRevision
from documents.controlled.states import DocumentKind
from qms.acts.acts import CREATE, named
from qms.lifecycle.door import create_as_part, follow_each
from qms.lifecycle.signals import moved
from qms.lifecycle.vetoes import veto

from . import rules
from .models import ProcedureVersion, effective_version
from .states import VersionState

FREEZES = named(DocumentRevision.submit, DocumentRevision.cancel, DocumentRevision.take_over)
THAWS = named(DocumentRevision.pull_back, DocumentRevision.return_for_change, DocumentRevision.lapse)

veto(DocumentRevision, DocumentRevision.submit, rules.steps_are_sound)
veto(DocumentRevision, DocumentRevision.release, rules.steps_fit_the_limit)


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


def version_of(revision):
    """The procedure's version of a revision, or None for other documents, about which nothing is asked."""
    if revision.document.kind != DocumentKind.PROCEDURE:
        return None
    return _versions_of(revision).select_related("unit_in_charge").first()


def _versions_of(revision):
    """The procedure's version of a revision, or nothing, as a queryset."""
    return ProcedureVersion._base_manager.filter(revision=revision)


cites(Document, "legal_basis", _("legal basis"), legal_basis_of)
