"""An assignment: who is to hold a post of power, by whose word (5.3)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import act
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.holdings import refuse_holding
from qms.people.models import Post

from . import rules
from .states import AssignmentState

S = AssignmentState
SERIES = "PC"


class Assignment(MovingRecord):
    """A post of power for a person from a day on: proposed by one, confirmed by another, known to all concerned."""

    post = models.ForeignKey(Post, verbose_name=_("post"), on_delete=models.PROTECT, related_name="assignments")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="assignments"
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    decision = models.CharField(_("decision of assignment"), max_length=200, blank=True)
    state = StateField(AssignmentState, S.PROPOSED)

    who_creates = (rules.may_propose,)
    needs_to_create = (rules.post_is_powerful,)
    reads_with = ("unit", "post__unit", "person", "created_by")
    told_administrators = True

    class Meta(MovingRecord.Meta):
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["post", "person"], condition=Q(state=S.PROPOSED), name="one_open_assignment_per_post_person"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="an_assignment_ends_after_it_begins"
            ),
        ]

    @classmethod
    def begin(cls, *, actor, post, person, since, until=None, decision=""):
        """Raises ValidationError for what could not be held: a closed account, a post that ended, two at odds."""
        refuse_holding(post, person, since, until)
        if cls.objects.filter(post=post, person=person, state=S.PROPOSED).exists():
            raise ValidationError({"person": gettext("This person is proposed for this post already.")})
        year = str(today().year)
        number = f"{SERIES}-{year}-{next_number('assignments', year):04d}"
        values = {"post": post, "person": person, "since": since, "until": until, "decision": decision}
        return cls(number=number, unit=post.unit, **values)

    @classmethod
    def also_visible_to(cls, user):
        """The administrator, who sees nothing else of the quality system, sees what they proposed and what they are."""
        return Q(created_by=user) | Q(person=user)

    # ── Acts, in the order of the work

    @act(
        _("Confirm"),
        [S.PROPOSED],
        S.CONFIRMED,
        who=[rules.may_confirm],
        rules=[rules.is_not_the_proposer, rules.is_not_the_person, rules.period_is_not_over],
        sign=True,
        follows=_("The post is held from that day on, from today where it has passed. Who is concerned is told."),
    )
    def confirm(self, *, actor):
        """Give the post. Raises ValidationError for what can't be held by now."""
        self.since = max(self.since, today())
        refuse_holding(self.post, self.person, self.since, self.until)

    @act(
        _("Do not confirm"),
        [S.PROPOSED],
        S.REFUSED,
        who=[rules.may_confirm],
        rules=[rules.is_not_the_proposer],
        reason=True,
        follows=_("The post is not given."),
    )
    def refuse(self, *, actor):
        """Do not give the post."""

    @act(
        _("Withdraw"),
        [S.PROPOSED],
        S.WITHDRAWN,
        who=[rules.is_the_proposer],
        reason=True,
        follows=_("Nobody is asked any more."),
    )
    def withdraw(self, *, actor):
        """Take the proposal back."""

    # ── Questions

    def title_text(self):
        return f"{self.person}: {self.post}"

    title_text.short_description = _("person and post")

    def signed_content(self):
        """Who is to hold what, from when to when, by which decision."""
        period = f"{self.since} – {self.until or ''}"
        return "\n".join((self.number, self.person.username, str(self.post_id), str(self.post), period, self.decision))
