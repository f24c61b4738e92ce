"""One trial: the dossiers of the last months on the steps of a draft, against what they really came to."""

from collections import Counter, defaultdict

from django.utils.functional import cached_property

from qms.ledger.now import local, now
from qms.people.holdings import Holding
from qms.workdays.calendars import calendars
from qms.workdays.months import in_last_months, since_months

from ..cases.models import Case
from ..cases.parts import CaseStep
from ..runs.drawn import steps_drawn_of
from .questions import ONLY
from .replay import Arrival, replay, shares_drawn

MOST = 2000  # dossiers that are run while somebody waits


class Trial:
    """Accepted dossiers of a draft's procedure, as one person may see them, run on its steps."""

    def __init__(self, version, user, asked):
        self.version, self.asked = version, asked
        self.calendars = calendars()
        self.calendar = self.calendars.of(version.unit_in_charge)
        self.since = since_months(asked.answer("months"))
        lately = in_last_months(asked.answer("months"), "accepted_at")
        seen = Case.objects.visible_to(user).filter(lately, procedure=version.revision.document_id)
        self.rows = seen.order_by("accepted_at", "pk")

    @cached_property
    def cases(self):
        return list(self.rows.select_related("unit")[: MOST + 1])

    @property
    def is_too_much(self):
        return len(self.cases) > MOST

    @cached_property
    def steps(self):
        """The steps of the draft, with the times that were asked."""
        return [
            each | {"minutes": round((each["minutes"] or 0) * self.asked.answer("time") / 100)}
            for each in steps_drawn_of(self.version)
        ]

    @cached_property
    def _past(self):
        """(outcomes had by dossier and step, what was written down, shares of the time given that were seen)."""
        outcomes, answers, seen = defaultdict(lambda: defaultdict(list)), defaultdict(dict), []
        rows = CaseStep.objects.filter(case__in=[case.pk for case in self.cases]).order_by("pk")
        fields = ("case_id", "step__code", "outcome__code", "step__minutes", "opened_at", "done_at", "values")
        for case, step, outcome, minutes, opened, done, values in rows.values_list(*fields):
            answers[case] |= {f"{step}.{key}": value for key, value in values.items()}
            if outcome:
                outcomes[case][step].append(outcome)
                if minutes:
                    seen.append(self.calendar.working_time_between(opened, done) / minutes)
        return outcomes, answers, seen

    @cached_property
    def people(self):
        """{(post, unit): how many hold it today}."""
        held = Holding.objects.on().values_list("post__kind", "post__unit__code")
        return Counter(held)

    def places(self, step):
        """(station, how many dossiers are worked on there at once) of a step."""
        station = (step["post"], step["unit"] or self.version.unit_in_charge.code)
        people = max(1, self.people[station] + self.asked.answer("more"))
        return station, people * self.asked.answer("beside")

    @cached_property
    def result(self):
        """(runs, loads) of the replay."""
        outcomes, answers, seen = self._past
        place = self.calendar.line.position
        arrivals = [
            Arrival(case.pk, place(case.accepted_at), dict(outcomes.get(case.pk, {})), answers[case.pk])
            for case in self.cases
        ]
        seed = self.asked.answer("seed")
        return replay(arrivals, self.steps, self.places, shares_drawn(seen, seed) if seed else lambda: 1)

    def due(self, case):
        """Until when the draft promises the result of a dossier accepted then; None where it promises none."""
        begins = self.counts_from(case)
        first_day = self.calendars.first_day(self.version.unit_in_charge, local(begins).date())
        term = self.version.limit.term(first_day.first_day)
        return term and term.due(self.calendar, begins)

    def counts_from(self, case):
        """From when the time of the draft counts, as `TakingIn` has it."""
        if self.version.same_day:
            return case.in_hand_since or case.accepted_at
        return min(filter(None, (case.accepted_at, case.desk_due_at)))

    @cached_property
    def told(self):
        """(case, run, when it would end, until when it is promised, whether late then, whether late really)."""
        runs, cases = {run.pk: run for run in self.result[0]}, self.cases
        found = []
        for case in cases:
            run, due = runs[case.pk], self.due(case)
            ends = self.calendar.line.moment(run.ended)
            late = due is not None and run.ended > self.calendar.line.position(due)
            found.append((case, run, ends, due, late, was_late(case)))
        return found

    def only(self, name):
        """Those that count under one number of the page; all of them without a name."""
        return [each for each in self.told if name not in ONLY or ONLY[name].counts(*each[-2:])]


def was_late(case):
    """Whether it was really late: finished after its due moment, or not finished though that has passed."""
    return case.due_at is not None and (case.ended_at or now()) > case.due_at
