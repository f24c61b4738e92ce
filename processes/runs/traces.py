"""What one dossier left behind: its visits to steps, its pauses, and how it ended. Pure: no database.

Times are positions on the line of its calendar, so that a difference is office minutes.
"""

from dataclasses import dataclass, field
from datetime import date


def overlap(first, last, stops):
    """The office minutes of a stretch in which the clock stood still."""
    return sum(max(0, min(last, until) - max(first, since)) for since, until in stops)


@dataclass(frozen=True)
class Visit:
    """One stay at a step, from when it was opened until it was done."""

    step: str
    name: str
    opened: int
    done: int
    stopped: int = 0
    lay: int = 0  # until somebody said that they take it on, where anybody did
    drawn: int | None = None  # the time that the procedure gives it
    outcome: str = ""
    leads_to: str = ""  # the step, or the ending, to which the outcome leads; "" where nobody finished it

    @property
    def minutes(self):
        """Office minutes at the step, those left out in which the clock stood still."""
        return self.done - self.opened - self.stopped

    @property
    def is_beyond(self):
        """Whether it took longer than the procedure gives it."""
        return self.drawn is not None and self.minutes > self.drawn


@dataclass(frozen=True)
class Asked:
    """What an applicant was asked for once more: the cause under which it counts, and whether before acceptance."""

    cause: str
    at_desk: bool = False


@dataclass
class Trace:
    """One dossier whose work has ended."""

    pk: int
    procedure: int
    procedure_words: str
    unit: int
    unit_words: str
    ended_on: date
    verdict: str
    received: int
    accepted: int
    ended: int
    result: str = ""
    ending: str = ""  # the result in words
    starts_at: str = ""  # the first step drawn; "" of a followed dossier, whose steps are not ours
    stops: tuple = ()
    visits: tuple = ()
    asked: tuple = ()
    labels: dict = field(default_factory=dict)  # what it counts under: {key: words}, filled in by `labels.py`

    @property
    def total(self):
        return self.ended - self.received

    @property
    def stopped(self):
        return overlap(self.received, self.ended, self.stops)

    @property
    def waiting(self):
        """At the desk until it was accepted, and at each step until somebody took it on."""
        desk = self.accepted - self.received
        return desk - overlap(self.received, self.accepted, self.stops) + sum(each.lay for each in self.visits)

    @property
    def working(self):
        return self.total - self.stopped - self.waiting

    @property
    def path(self):
        """The steps in the order in which they were opened."""
        return tuple(each.step for each in self.visits)
