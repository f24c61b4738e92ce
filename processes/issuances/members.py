"""The revisions of one issuance, moved together: each goes through the same acts and rules as it would by itself."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from documents.controlled.models import DocumentRevision
from documents.controlled.states import RevisionState
from qms.acts.acts import acts_of, name_of
from qms.acts.rules import unmet
from qms.lifecycle.door import follow, follow_each
from qms.lifecycle.errors import RuleNotMet

from ..procedures.models import ProcedureVersion
from . import rules
from .parts import Item
from .states import IssuanceState


class Members:
    """What an issuance does with its revisions."""

    def __init__(self, issuance):
        self.issuance = issuance

    def revisions(self):
        """Those that are not left out, in order, locked and marked as moved with the others."""
        items = self.issuance.items.filter(left_out=False)
        rows = DocumentRevision.objects.filter(pk__in=items.values("revision")).order_by("pk")
        found = list(rows.select_related(*DocumentRevision.reads_with).select_for_update(of=("self",)))
        for revision in found:
            revision.moved_together = True
        return found

    def move(self, move, actor):
        """Every revision does this act. Raises RuleNotMet where the person could not do it with one of them alone."""
        rows = self.revisions()
        asked = acts_of(DocumentRevision)[name_of(move)].who
        for revision in rows:
            if missing := unmet(asked, revision, actor):
                raise RuleNotMet([f"{revision}: {each.sentence}" for each in missing])
        self._superseding(rows, move)
        follow_each(rows, move, actor=actor, reason=self._reason())

    def _superseding(self, rows, move):
        """A release takes along the revision that was in force until now."""
        if name_of(move) == name_of(DocumentRevision.release):
            documents = [revision.document_id for revision in rows]
            in_force = DocumentRevision.objects.filter(document__in=documents, state=RevisionState.EFFECTIVE)
            locked = in_force.select_related(*DocumentRevision.reads_with).select_for_update(of=("self",))
            by_document = {each.document_id: [each] for each in locked.order_by("pk")}
            for revision in rows:
                revision.beside = by_document.get(revision.document_id, [])

    def _reason(self):
        """What stands with each revision in its history: with which list it moved, and the digest that was signed."""
        words = {"number": self.issuance.number, "digest": self.issuance.digest or "–"}
        return _("Together with %(number)s; digest of the list: %(digest)s.") % words

    def name(self, actor, author, reviewer, approver):
        """Other persons for all of them. Raises ValidationError where one would decide twice, or decided already."""
        issuance = self.issuance
        if reviewer and issuance.state == IssuanceState.REVIEWED:
            raise ValidationError({"reviewer": [_("All have been endorsed already; return them for change first.")]})
        issuance.author = author or issuance.author
        issuance.reviewer = reviewer or issuance.reviewer
        issuance.approver = approver or issuance.approver
        rules.refuse_one_in_two_roles(issuance.author, issuance.reviewer, issuance.approver)
        persons = {"author": author, "reviewers": [reviewer] if reviewer else None, "approver": approver}
        follow_each(self.revisions(), DocumentRevision.reassign, actor=actor, reason=self._reason(), **persons)

    # ── While they are drafts

    def define(self, actor, rows):
        """Bring each row into its procedure. Raises ValidationError for a line that there is not."""
        items = {item.position: item for item in self.issuance.items.filter(left_out=False, position__in=rows)}
        if missing := sorted(set(rows) - set(items)):
            raise ValidationError({"rows": [_("There is no line %(line)s.") % {"line": missing[0]}]})
        versions = ProcedureVersion.objects.filter(revision__in=[item.revision_id for item in items.values()])
        by_revision = {version.revision_id: version for version in versions.select_related("revision")}
        for position, item in items.items():
            version = by_revision[item.revision_id]
            definition = with_row(version.definition(), rows[position], position)
            follow(version.define, actor=actor, definition=definition, reason=self._reason())

    def leave_out(self, actor, line):
        """Cancel the draft of one line."""
        item = self.issuance.items.filter(position=line, left_out=False).select_related("revision").first()
        if item is None:
            raise ValidationError({"line": [_("There is no line %(line)s.") % {"line": line}]})
        [revision] = [each for each in self.revisions() if each.pk == item.revision_id]
        follow_each([revision], DocumentRevision.cancel, actor=actor, reason=self._reason())
        item.left_out = True
        item.save()

    def submit(self, actor):
        """Write the decision into each, submit each, and keep its digest; what is not sound is told row by row."""
        rows = self.revisions()
        self._refuse_unsound(rows)
        decided = {
            "decision": self.issuance.decision,
            "reviewers": [self.issuance.reviewer],
            "approver": self.issuance.approver,
        }
        follow_each(rows, DocumentRevision.edit, actor=actor, reason=self._reason(), **decided)
        follow_each(rows, DocumentRevision.submit, actor=actor, reason=self._reason())
        digests = {revision.pk: revision.content_sha256 for revision in rows}
        items = list(self.issuance.items.filter(left_out=False))
        for item in items:
            item.content_sha256 = digests[item.revision_id]
        Item.save_all(items)

    def _refuse_unsound(self, rows):
        versions = ProcedureVersion.objects.filter(revision__in=rows).select_related("unit_in_charge", "revision")
        said = [f"{each.revision.document.number}: {problem}" for each in versions for problem in each.problems()[:1]]
        if said:
            raise ValidationError([_("Some procedures are not complete yet:"), *said[:20]])


def with_row(definition, row, position):
    """A definition with what a row of the table says otherwise; steps that the row does not name stay as they are."""
    told = dict(row)
    steps = told.pop("steps", {})
    known = {step["code"] for step in definition["steps"]}
    if unknown := sorted(set(steps) - known):
        words = {"line": position, "code": unknown[0]}
        raise ValidationError({"rows": [_("Line %(line)s: there is no step %(code)s.") % words]})
    return definition | told | {"steps": [step | steps.get(step["code"], {}) for step in definition["steps"]]}
