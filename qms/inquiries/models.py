"""A question back about a record, to a person by name, and the answer; the record itself stays as it is (7.4)."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import CREATE, SAME, act
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord

from . import rules
from .states import InquiryState

S = InquiryState
SERIES = "HL"


class Inquiry(MovingRecord):
    """Asked of somebody who sees the record too, answered by them, and kept with the record for good."""

    about_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+", editable=False)
    about_id = models.PositiveBigIntegerField(db_index=True, editable=False)
    about = GenericForeignKey("about_type", "about_id")
    asked = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person asked"), on_delete=models.PROTECT, related_name="+"
    )
    question = models.TextField(_("question back"))
    answer = models.TextField(_("answer"), blank=True)
    state = StateField(InquiryState, S.OPEN)

    who_creates = (rules.holds_a_post,)
    reads_with = ("unit", "asked", "created_by")

    class Meta(MovingRecord.Meta):
        verbose_name = _("question back")
        verbose_name_plural = _("questions back")
        indexes = [models.Index(fields=["about_type", "about_id"], name="inquiries_about_a_record")]

    @classmethod
    def begin(cls, *, actor, about, asked, question):
        """Raises ValidationError where there is no such record, or the person asked does not see it."""
        if about is None or isinstance(about, cls) or not about.is_visible_to(actor.person):
            raise ValidationError({"about": _("Ask from the page of a record: its button “Ask back”.")})
        if asked == actor.person:
            raise ValidationError({"asked": _("Choose somebody else: you would ask yourself.")})
        _must_see(asked, about)
        year = str(today().year)
        number = f"{SERIES}-{year}-{next_number('inquiries', year):04d}"
        return cls(number=number, unit=about.unit, about=about, asked=asked, question=question.strip())

    @classmethod
    def also_visible_to(cls, user):
        """Whoever asked, and whoever is asked."""
        return Q(asked=user) | Q(created_by=user)

    @classmethod
    def act_label(cls, name):
        """In the history of the record that it is about, its creation is the asking."""
        return _("Ask back") if name == CREATE else super().act_label(name)

    # ── Acts, in the order of the work

    @act(
        _("Answer the question"),
        [S.OPEN],
        S.ANSWERED,
        who=[rules.is_asked],
        follows=_("Whoever asked is told. Question and answer stay beside the record and in its history."),
    )
    def reply(self, *, actor, answer):
        """Say what was asked."""
        self.answer = answer.strip()

    @act(
        _("Hand the question on"),
        [S.OPEN],
        SAME,
        who=[rules.is_asked_or_has_asked],
        follows=_("The other person is asked instead."),
    )
    def pass_on(self, *, actor, asked):
        """Somebody else knows better. Raises ValidationError where they do not see the record, or asked it."""
        if asked.pk in (self.asked_id, self.created_by_id):
            raise ValidationError({"asked": _("Choose somebody who is not in this question yet.")})
        _must_see(asked, self.about)
        self.asked = asked

    @act(
        _("Take the question back"),
        [S.OPEN],
        S.WITHDRAWN,
        who=[rules.has_asked],
        follows=_("Nobody is asked any more; the question stays on record."),
    )
    def withdraw(self, *, actor):
        """It has answered itself."""

    # ── Questions

    def title_text(self):
        return self.question if len(self.question) <= 80 else f"{self.question[:79]}…"

    title_text.short_description = _("question back")


def _must_see(person, record):
    if not (person.is_active and record.is_visible_to(person)):
        says = _("{person} does not see this record: ask somebody who does.")
        raise ValidationError({"asked": says.format(person=person)})
