"""The course of an objective: its periods, the values that are there or missing, and how they stand to the target."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from qms.evidence.attachments import attach
from qms.inbox.notices import notify
from qms.ledger.now import now, today
from qms.text.quantities import KEPT
from qms.web.figures import Goal, figure_named
from qms.web.measures import value_words
from qms.web.periods import periods_between

from .missed_targets import following, unanswered_of
from .parts import Measurement

# What the values that are there were taken by.
MEASURED_BY = ("indicator", "measure", "period_kind", "starts_on")
MISSED = gettext_noop("{number} {period}: {value} misses the target. Say what is done about it.")


class Course:
    """The values of one objective, period by period, and what they mean."""

    def __init__(self, objective):
        self.objective = objective

    # ── The figure

    @property
    def figure(self):
        """The figure that is computed, or None where the owner enters the value."""
        return figure_named(self.objective.indicator) if self.objective.indicator else None

    def is_computed(self):
        return bool(self.objective.indicator)

    def follow_the_figure(self):
        """A computed objective counts in what its figure counts in, by its formula. Raises ValidationError."""
        if not self.objective.indicator:
            return
        if self.figure is None:
            raise ValidationError({"indicator": [_("There is no such figure.")]})
        if self.figure.only_now:
            raise ValidationError({"indicator": [_("It tells of the present alone, and not of a period.")]})
        self.objective.measure = self.figure.measure
        self.objective.formula = self.objective.formula or str(self.figure.formula)

    def keep_what_is_measured(self, given):
        """Once a value is there, what is measured and by which periods stays as it is. Raises ValidationError."""
        if self.objective.pk is None or not self.objective.measurements.exists():
            return
        changed = [name for name in MEASURED_BY if name in given and given[name] != getattr(self.objective, name)]
        if changed:
            raise ValidationError({name: [_("Values are there already; propose a new objective.")] for name in changed})

    # ── Periods

    def periods(self):
        """All periods of its term."""
        return periods_between(self.objective.period_kind, self.objective.starts_on, self.objective.ends_on)

    def ended_periods(self):
        """Those that have ended, and whose number no longer moves."""
        settles = timedelta(days=self.figure.settles_after if self.figure else 0)
        return [period for period in self.periods() if period.last + settles < today()]

    def missing_periods(self):
        """Those that have ended and have no value yet, oldest first."""
        known = {each.first for each in self.measured()}
        return [period for period in self.ended_periods() if period.first not in known]

    def missing_period(self, first):
        """The missing period that begins on a day. Raises ValidationError."""
        return self._period(self.missing_periods(), first)

    def period_to_enter(self, first=None):
        """The period a value is entered for: the one named, or the oldest without a value."""
        if first is not None:
            return self._period(self.ended_periods(), first)
        return (self.missing_periods() or self.ended_periods()[-1:])[0]

    @staticmethod
    def _period(periods, first):
        found = next((period for period in periods if period.first == first), None)
        if found is None:
            raise ValidationError({"first": [_("No period that has ended begins on this day.")]})
        return found

    # ── Values

    def measured(self):
        """The measurements, oldest first, each knowing its objective."""
        rows = sorted(self.objective.measurements.all(), key=lambda each: each.first)
        for each in rows:
            each.objective = self.objective
        return rows

    def enter(self, period, value, note, files):
        """Keep the value that the owner enters for a period."""
        row = next((each for each in self.measured() if each.first == period.first), None)
        row = row or Measurement(objective=self.objective, first=period.first)
        row.last, row.value, row.note, row.taken_at = period.last, value, note.strip(), now()
        row.save()
        for file in files:
            attach(self.objective, file, purpose=row.purpose())
        self.tell_owner(row)

    def take(self, period):
        """Keep the computed value of a period, with the records it was counted from."""
        taken = self.figure.taken(period, self.objective.unit)
        row = Measurement.objects.create(
            objective=self.objective,
            first=period.first,
            last=period.last,
            value=taken.value,
            numerator=taken.numerator,
            denominator=taken.denominator,
            keys=taken.keys,
            computed=True,
            taken_at=now(),
        )
        self.tell_owner(row)

    def tell_owner(self, row):
        """A value that misses the target asks its owner for an action."""
        if row.misses():
            notify(
                self.objective.owner,
                MISSED,
                record=self.objective,
                number=self.objective.number,
                period=row.period,
                value=row.words(),
            )

    # ── How they stand to the target

    def goal(self, url=""):
        """What is aimed at, as figures and charts know it."""
        return Goal(self.objective.target, self.objective.direction, self.objective.warning, self.target_words(), url)

    def reaches(self, value):
        return self.tone_of(value) == "good"

    def tone_of(self, value):
        return self.goal().tone_of(value)

    def tone_words(self, value):
        """How a value stands to the target."""
        return self.goal().tone_words(value)

    def target_words(self):
        target = value_words(self.objective.target, self.objective.measure, KEPT)  # as it was set
        return f"{self.objective.get_direction_display()} {target}"

    def ends_missed(self):
        """Whether the last value there is, that of the newest period with anything to count, misses the target."""
        last = self._last()
        return last is not None and last.misses()

    def missed_words(self):
        """Why the objective can't be called met."""
        last = self._last()
        words = {"period": last.period, "value": last.words(), "target": self.target_words()}
        return _("The last value, of %(period)s, is %(value)s; the target is %(target)s. It is not met.") % words

    def _last(self):
        return next((each for each in reversed(self.measured()) if each.value is not None), None)

    # ── What is to be done about them

    def unanswered(self):
        """The measurements that miss the target and to which nothing answers."""
        return unanswered_of(self.objective)

    def is_followed(self):
        """Whether anything came of the objective that was not given up."""
        return bool(following(self.objective))

    def missing_words(self):
        return _("No value yet: %(periods)s.") % {"periods": ", ".join(map(str, self.missing_periods()))}

    def unanswered_words(self):
        periods = ", ".join(str(each.period) for each in self.unanswered())
        return _("No action or nonconformity answers to what was missed: %(periods)s.") % {"periods": periods}
