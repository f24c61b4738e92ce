"""The newer version of its procedure to which a running case may be moved, and what that would mean for it (8.5.6)."""

from django.utils.functional import cached_property

from qms.ledger.entry import current_entry
from qms.ledger.now import local, now

from ..procedures.models import effective_version
from ..procedures.parts import Step
from .version_changes import VersionChange


class NewerVersion:
    """What the version in force says of one case that began with an earlier one."""

    def __init__(self, case):
        self.case = case

    @cached_property
    def version(self):
        """The version in force where it is another than the one on which the case runs; else None."""
        if self.case.is_followed() or self.case.is_past or self.case.runs_on().is_current():
            return None
        return effective_version(self.case.procedure)

    @cached_property
    def steps(self):
        """{code: step} of those open steps that the newer version has too."""
        if self.version is None:
            return {}
        codes = [row.step.code for row in self.case.way.open()]
        found = Step.objects.active().filter(version=self.version, code__in=codes).select_related("unit")
        return {step.code: step for step in found}

    def lacks(self):
        """The open steps that the newer version does not have."""
        return [row.step for row in self.case.way.open() if row.step.code not in self.steps]

    def is_of_same_unit(self):
        """Whether the work stays in the charge of the same unit."""
        return self.version is None or self.version.unit_in_charge_id == self.case.unit_id

    def due(self):
        """When the result would be due by the newer version's own time, counted from the same moment; or None."""
        clock, case = self.case.clock, self.case
        if self.version is None or case.accepted_at is None:
            return None
        begins = clock.counts_from()
        term = self.version.limit.term(case.calendars.first_day(case.unit, local(begins).date()).first_day)
        return term and term.due(clock.calendar, begins, clock.stops())

    def step_due(self, row):
        """When an open step would be due there, with the time that it has used."""
        there = self.steps[row.step.code]
        return self.case.clock.due_of(row.opened_at, there.minutes)

    def take_over(self, actor):
        """Move the case to it: its open steps go on there, the promise stays. Called inside a recording."""
        case, version = self.case, self.version
        change = VersionChange(
            case=case,
            from_version=case.runs_on(),
            to_version=version,
            at=now(),
            by=actor.person,
            why=current_entry().reason,
            promised_at=case.clock.promise(),
            newer_due_at=self.due(),
        )

        def record_change(codes):
            change.steps = ", ".join(codes)
            change.save()

        case.way.move_to(version, record_change)
        case.moved_to = version
        del case.newer
