"""A request to write, change or abolish a document: by anybody, decided by its owner, and what came of it (7.5.2)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import Document, DocumentRevision
from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.posts import PostKind
from qms.people.rules import by_post

from . import rules
from .states import OPEN_STATES, RequestKind, RequestState

S = RequestState


class ChangeRequest(MovingRecord):
    """What somebody asks of a document, and why."""

    kind = models.CharField(_("what is asked for"), max_length=20, choices=RequestKind)
    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name=_("document"), null=True, related_name="change_requests"
    )
    title = models.CharField(_("title"), max_length=300)
    as_it_is = models.TextField(_("as it is now"), blank=True)
    as_asked = models.TextField(_("as it should be"), blank=True)
    grounds = models.TextField(_("grounds"))
    decided_by = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("decided by"), null=True, related_name="+", editable=False
    )
    opinion = models.TextField(_("opinion of who decided"), blank=True, editable=False)
    revision = models.ForeignKey(
        DocumentRevision,
        models.PROTECT,
        verbose_name=_("revision that it led to"),
        null=True,
        related_name="change_requests",
        editable=False,
    )
    state = StateField(RequestState, S.RAISED)

    who_creates = (rules.holds_a_post,)
    belongs_to = ("document", "revision")
    reads_with = ("unit", "document", "created_by", "decided_by", "revision")

    class Meta(MovingRecord.Meta):
        verbose_name = _("change request")
        verbose_name_plural = _("change requests")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=RequestKind.WRITE, document__isnull=True)
                | (~Q(kind=RequestKind.WRITE) & Q(document__isnull=False)),
                name="a_change_request_names_what_there_is",
            )
        ]

    @classmethod
    def begin(cls, *, actor, kind, document=None, title="", unit=None, **values):
        cls._refuse_what_is_not_named(kind, document, title, unit)
        year = str(today().year)
        return cls(
            number=f"YC-{year[2:]}-{next_number('YC', year):03d}",
            kind=kind,
            document=document,
            unit=document.unit if document else unit,
            title=title or document.title,
            **values,
        )

    @staticmethod
    def _refuse_what_is_not_named(kind, document, title, unit):
        """A new document has a title and a unit, every other is one that there is. Raises ValidationError."""
        if kind == RequestKind.WRITE and document:
            raise ValidationError({"document": [_("A new document is not there yet: leave this empty.")]})
        if kind == RequestKind.WRITE and not (title.strip() and unit):
            raise ValidationError({"title": [_("Say what the new document is called, and which unit is in charge.")]})
        if kind != RequestKind.WRITE and document is None:
            raise ValidationError({"document": [_("Choose the document.")]})

    # ── Acts, in the order of the work

    @act(_("Edit"), [S.RAISED], SAME, who=[rules.is_requester], follows=_("Whoever decides reads the new words."))
    def edit(self, *, actor, as_it_is="", as_asked="", grounds):
        """Say it better, while nobody has decided."""
        self.as_it_is, self.as_asked, self.grounds = as_it_is, as_asked, grounds

    @act(
        _("Accept the request"),
        [S.RAISED],
        S.ACCEPTED,
        who=[rules.decides, rules.is_not_requester],
        follows=_("The unit in charge is asked to begin a revision; the form is kept as issued."),
    )
    def accept(self, *, actor, opinion):
        """The owner of the document agrees."""
        self._decide(actor, opinion)

    @act(
        _("Refuse the request"),
        [S.RAISED, S.ACCEPTED],
        S.REFUSED,
        who=[rules.decides, rules.is_not_requester],
        follows=_("Whoever asked is told why; the form is kept as issued."),
    )
    def refuse(self, *, actor, opinion):
        """The owner of the document does not agree, and says why."""
        self._decide(actor, opinion)

    @act(
        _("Take the request back"),
        list(OPEN_STATES),
        S.WITHDRAWN,
        who=[rules.is_requester],
        reason=True,
        follows=_("Nobody is asked any more."),
    )
    def withdraw(self, *, actor):
        """Whoever asked needs it no more."""

    @act(
        _("Begin a revision for it"),
        [S.ACCEPTED],
        S.REVISING,
        who=[rules.decides],
        rules=[rules.asks_for_a_change, rules.no_open_revision],
        follows=_("You become the author of a draft that begins with the text in force and names this request."),
    )
    def begin_revision(self, *, actor):
        """The draft is created once the request no longer waits for it (`handlers.py`)."""

    @act(
        _("Take it into a revision under way"),
        [S.ACCEPTED],
        S.REVISING,
        who=[rules.decides],
        rules=[rules.asks_for_a_text],
        follows=_("It is settled when that revision comes into force."),
    )
    def join_revision(self, *, actor, revision):
        """A draft that somebody writes already answers it."""
        if self.document_id and revision.document_id != self.document_id:
            raise ValidationError({"revision": [_("This is a revision of another document.")]})
        self.revision = revision

    @act(_("Name the revision"), [S.REVISING], SAME, who=[only_as_part])
    def name_revision(self, *, actor, revision):
        """The draft that was begun for it."""
        self.revision = revision

    @act(_("Wait again"), [S.REVISING], S.ACCEPTED, who=[only_as_part])
    def wait_again(self, *, actor):
        """The revision was given up; the request is not."""
        self.revision = None

    @act(_("Settle"), [S.REVISING], S.SETTLED, who=[only_as_part])
    def settle(self, *, actor):
        """The revision is in force."""

    @act(
        _("Record that it is abolished"),
        [S.ACCEPTED],
        S.SETTLED,
        who=[by_post(PostKind.QUALITY_MANAGER)],
        rules=[rules.is_abolished],
        follows=_("The request is settled."),
    )
    def note_abolished(self, *, actor):
        """Nothing of the document is in force any more; by itself where it is withdrawn (`handlers.py`)."""

    def _decide(self, actor, opinion):
        self.decided_by, self.opinion = actor.person, opinion

    # ── Questions

    def title_text(self):
        return f"{self.get_kind_display()}: {self.title}"

    def search_words(self):
        return [*super().search_words(), *([self.document.number] if self.document else [])]

    def document_code(self):
        return self.document.number if self.document else ""

    document_code.short_description = _("document")

    @classmethod
    def also_visible_to(cls, user):
        """Whoever asked sees what came of it."""
        return Q(created_by=user)
