"""That a person has a competence: by what it is shown, from when, until when (7.2 d)."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_the_clock
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of
from qms.people.models import Holding
from qms.people.periods import in_order
from qms.people.posts import PostKind
from qms.workdays.calendars import CountsByCalendar
from qms.workdays.months import months_after

from ..competences.models import Competence
from . import rules
from .queries import SOON, AttainmentQuerySet
from .states import OPEN_STATES, AttainmentState

S = AttainmentState
SERIES = "NL"


class Attainment(CountsByCalendar, MovingRecord):
    """What one person has of one competence; renewed it stays the same record."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("person"), related_name="attainments"
    )
    competence = models.ForeignKey(Competence, models.PROTECT, verbose_name=_("competence"), related_name="attainments")
    grounds = models.CharField(_("what shows it"), max_length=300)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("Last day, included."))
    warned_on = models.DateField(_("reminded on"), null=True, editable=False)
    state = StateField(AttainmentState, S.VALID)

    objects = AttainmentQuerySet.as_manager()

    who_creates = (rules.keeps_it, rules.is_of_somebody_else)
    belongs_to = ("competence",)
    reads_with = ("unit", "person", "competence")
    told_outside = False

    class Meta(MovingRecord.Meta):
        verbose_name = _("attainment")
        verbose_name_plural = _("attainments")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "competence"],
                condition=Q(state__in=[str(each) for each in OPEN_STATES]),
                name="a_person_has_a_competence_once",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="an_attainment_ends_after_it_begins"
            ),
        ]

    @classmethod
    def begin(cls, *, actor, person, competence, grounds, since, until=None, file=None):
        if cls.objects.filter(person=person, competence=competence, state__in=OPEN_STATES).exists():
            raise ValidationError({"competence": [_("It is on record that this person has it: renew it there.")]})
        unit = _unit_of(person) or administration_of(actor.person)
        found = cls(unit=unit, person=person, competence=competence)
        found._say(grounds, since, until)
        found.number = f"{SERIES}-{next_number(SERIES):04d}"
        return found

    def after_creation(self, *, actor, file=None, **values):
        if file:
            attach(self, file)

    # ── Acts, in the order of the work

    @act(
        _("Renew"),
        list(OPEN_STATES),
        S.VALID,
        who=[rules.keeps_it, rules.is_of_somebody_else],
        follows=_("It holds until the new day; what showed it before stays in the history."),
    )
    def renew(self, *, actor, grounds, since, until=None, file=None):
        """It was shown again."""
        self._say(grounds, since, until)
        self.warned_on = None
        if file:
            attach(self, file)

    @act(
        _("Remind of its end"),
        [S.VALID],
        SAME,
        who=[only_the_clock],
        rules=[rules.ends_soon],
        clock=True,
        follows=_("The head of the unit is asked to see to it; the person is told."),
    )
    def warn(self, *, actor):
        """It ends soon."""
        self.warned_on = today()

    @act(_("Run out"), [S.VALID], S.EXPIRED, who=[only_the_clock], rules=[rules.has_run_out], clock=True)
    def expire(self, *, actor):
        """Its last day has passed."""

    @act(
        _("Withdraw"),
        list(OPEN_STATES),
        S.WITHDRAWN,
        who=[rules.keeps_it, rules.is_of_somebody_else],
        reason=True,
        follows=_("It counts no more; where a post of the person needs it, it is a gap from today."),
    )
    def withdraw(self, *, actor):
        """It was recorded by mistake, or the person does not need or have it any more."""

    def _say(self, grounds, since, until):
        """How it is shown; where no last day is given the competence says for how long it holds."""
        if since > today():
            raise ValidationError({"since": [_("This day is still to come.")]})
        if until is None and self.competence.months:
            until = months_after(since, self.competence.months) - timedelta(days=1)
        in_order(since, until)
        self.grounds, self.since, self.until = grounds.strip(), since, until

    # ── Questions

    def title_text(self):
        return f"{self.competence} – {self.person}"

    def search_words(self):
        return [self.number, str(self.person), str(self.competence), self.grounds]

    def has_run_out(self):
        return self.until is not None and self.until < today()

    def ends_soon(self):
        """Whether its last day is near and nobody was reminded of it."""
        return self.warned_on is None and self.until is not None and self.until <= today() + timedelta(days=SOON)

    @classmethod
    def also_visible_to(cls, user):
        """Everybody sees what they have themselves."""
        return Q(person=user)


def _unit_of(person):
    """The unit of the post that somebody has held longest, of those that they hold today; None where they hold none."""
    held = Holding.objects.on().filter(person=person).exclude(post__kind=PostKind.ADMINISTRATOR)
    first = held.select_related("post__unit").order_by("since", "pk").first()
    return first and first.post.unit
