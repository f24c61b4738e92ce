"""One person's reading of one effective revision (7.3, 7.5.3)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import DocumentRevision
from documents.controlled.questions import questions_of
from documents.controlled.states import RevisionState
from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part, only_the_clock
from qms.acts.state import StateField
from qms.ledger.now import now
from qms.lifecycle.moving_record import MovingRecord
from qms.people.models import Holding
from qms.people.posts import PostKind
from qms.workdays.calendars import CountsByCalendar

from . import rules
from .states import AcknowledgementState

S = AcknowledgementState


# How many working days there are to read: the office's own usual time, no law's.
TIME_TO_READ = 10


class Acknowledgement(CountsByCalendar, MovingRecord):
    """A person whose post is concerned is asked to read a revision, opens it, and says so."""

    revision = models.ForeignKey(DocumentRevision, on_delete=models.PROTECT, related_name="acknowledgements")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    post = models.CharField(_("post"), max_length=30, choices=PostKind)
    asked_at = models.DateTimeField(_("asked"), editable=False)
    opened_at = models.DateTimeField(_("opened"), null=True, editable=False)
    acknowledged_at = models.DateTimeField(_("acknowledged"), null=True, editable=False)
    answered = models.CharField(_("answers"), max_length=200, blank=True, editable=False)
    state = StateField(AcknowledgementState, S.PENDING)

    who_creates = (only_as_part,)
    belongs_to = ("revision",)
    reads_with = ("unit", "revision__document", "person")

    class Meta(MovingRecord.Meta):
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        constraints = [
            models.UniqueConstraint(fields=["revision", "person"], name="a_person_acknowledges_a_revision_once")
        ]

    @classmethod
    def begin(cls, *, actor, revision, person, post, unit, calendars=None):
        record = cls(
            number=f"{revision.number}/XN-{person.pk}",
            revision=revision,
            person=person,
            post=post,
            unit=unit,
            asked_at=now(),
        )
        if calendars is not None:  # one reading of the calendars for all who are asked together
            record.calendars = calendars
        return record

    @act(_("Open"), [S.PENDING], SAME, who=[rules.is_reader])
    def open(self, *, actor):
        """The person opened the revision; the moment is kept."""
        self.opened_at = self.opened_at or now()

    @act(
        _("Acknowledge"),
        [S.PENDING],
        S.ACKNOWLEDGED,
        who=[rules.is_reader],
        rules=[rules.has_opened],
        follows=_("It is on record that you have read this revision."),
    )
    def acknowledge(self, *, actor, answers=""):
        """The person has read the revision and will work by it; its questions, where it has any, are answered."""
        self._refuse_wrong(questions_of(self.revision), answers.split(","))
        self.answered = answers
        self.acknowledged_at = now()

    @act(_("Lapse"), [S.PENDING], S.LAPSED, who=[only_the_clock], rules=[rules.is_pointless], clock=True)
    def lapse(self, *, actor):
        """Nobody needs to read it any more."""

    @act(
        _("Ask again"),
        [S.LAPSED],
        S.PENDING,
        who=[only_the_clock],
        rules=[rules.is_needed_again],
        clock=True,
        follows=_("Whoever holds such a post again is asked to read, with a new day."),
    )
    def ask_again(self, *, actor, post, unit):
        """The person holds a post concerned once more and has not read it yet."""
        self.post, self.unit, self.asked_at = post, unit, now()

    @staticmethod
    def _refuse_wrong(asked, answers):
        """Every answer is the right one; a wrong one sends back to its passage. Raises ValidationError."""
        faults = {}
        for number, question in enumerate(asked, 1):
            given = answers[number - 1].strip() if number <= len(answers) else ""
            if question.is_sound() and given != str(question.right + 1):
                said = _("Read again: %(passage)s.") if question.passage else _("Read the content again.")
                wrong = _("This is not right.") if given else _("Choose an answer.")
                faults[f"question_{number}"] = [f"{wrong} {said % {'passage': question.passage}}"]
        if faults:
            raise ValidationError(faults)

    def due_at(self):
        """Until when it is to be read."""
        last = self.calendar.add_working_days(timezone.localtime(self.asked_at), TIME_TO_READ)
        return self.calendar.end_of_day(last.date())

    due_at.short_description = _("to be read by")

    def title_text(self):
        return f"{self.revision.title_text()} – {self.person}"

    def is_pending(self):
        return self.state == AcknowledgementState.PENDING

    def is_acknowledged(self):
        return self.state == AcknowledgementState.ACKNOWLEDGED

    def is_in_force(self):
        """Whether what is to be read is in force."""
        return self.revision.state == RevisionState.EFFECTIVE

    def is_pointless(self):
        """Whether the revision has ended or the person no longer holds the post."""
        return self.pointless().filter(pk=self.pk).exists()

    @classmethod
    def pointless(cls):
        """Those whose revision has ended, or whose person no longer holds the post."""
        held = Holding.objects.on().filter(person=OuterRef("person"), post__kind=OuterRef("post"))
        return cls.objects.filter(~Q(revision__state=RevisionState.EFFECTIVE) | ~Exists(held))

    @classmethod
    def also_visible_to(cls, user):
        return Q(person=user)
