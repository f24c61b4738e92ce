"""Past dossiers run once more on the steps of a draft: who waits where, when each ends. Pure: no database, no clock.

Moments are positions on the line of one calendar, so nights and days off have no length. Each step has so many places:
dossiers that its people work on side by side. Whoever comes first is begun first; of those who come together, the one
that was received first. With a seed each visit takes a share of its time that was really seen, drawn anew for each.
"""

from collections import Counter
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush, heapreplace
from random import Random

from ..procedures.states import Ending

ENDS = {str(each) for each in Ending}
MOST_VISITS = 60  # a loop without end stops here


@dataclass(frozen=True)
class Arrival:
    """One dossier of the past: when its work began, and which outcomes it had at steps of that code, in order."""

    pk: int
    at: int
    outcomes: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)  # {name of a field: what was written down last}


@dataclass
class Run:
    """How it went in the replay."""

    pk: int
    at: int
    ended: int = 0
    waits: Counter = field(default_factory=Counter)  # {step: minutes until somebody began}

    @property
    def waited(self):
        return sum(self.waits.values())


@dataclass
class Load:
    """What one station had to do: so many visits, their work and their waiting, all in office minutes."""

    places: int
    visits: int = 0
    work: int = 0
    waited: int = 0
    longest: int = 0
    free: list = field(default_factory=list)

    def take(self, moment, minutes):
        """Begin at the first free place; gives the minute at which it begins."""
        begins = max(moment, self.free[0])
        heapreplace(self.free, begins + minutes)
        waited = begins - moment
        self.visits, self.work, self.waited = self.visits + 1, self.work + minutes, self.waited + waited
        self.longest = max(self.longest, waited)
        return begins


def way_of(steps, outcomes, answers=None):
    """The codes of the steps that a dossier takes: by the outcomes it had, else by the usual one of each step.

    Branches are taken by what was written down; an outcome is taken no more often than its limit allows.
    """
    taken = Counter()
    drawn, left = {each["code"]: each for each in steps}, {code: list(had) for code, had in outcomes.items()}
    way, code = [], steps[0]["code"]
    while code in drawn and len(way) < MOST_VISITS:
        way.append(code)
        choices = {
            each["code"]: each["leads_to"]
            for each in drawn[code]["outcomes"]
            if each.get("at_most") is None or taken[code, each["code"]] < each["at_most"]
        }
        had = next((each for each in _popped(left, code) if each in choices), None) or next(iter(choices), "")
        taken[code, had] += 1
        code = _branched(drawn[code], had, answers or {}) or choices.get(had, "")
    return way


def _branched(step, outcome, answers):
    """The step to which a branch of the outcome leads, "" where none holds."""
    branches = [each for each in step.get("branches", ()) if each["outcome"] == outcome]
    return next((each["leads_to"] for each in branches if each["branch"].holds_for(answers)), "")


def _popped(left, code):
    if left.get(code):
        yield left[code].pop(0)


def replay(arrivals, steps, places, share_of=lambda: 1):
    """(a Run for each arrival, {station: its Load}); `places` gives (station, how many) of a step."""
    minutes = {each["code"]: each["minutes"] or 0 for each in steps}
    stations = {each["code"]: places(each) for each in steps}
    loads = {}
    for station, count in stations.values():
        loads.setdefault(station, Load(count, free=[0] * count))
    ordered = sorted(arrivals, key=lambda each: (each.at, each.pk))
    runs, ways = (
        [Run(each.pk, each.at) for each in ordered],
        [way_of(steps, each.outcomes, each.answers) for each in ordered],
    )
    events = [(run.at, place, 0) for place, run in enumerate(runs)]
    heapify(events)
    while events:
        moment, place, visit = heappop(events)
        if visit == len(ways[place]):
            runs[place].ended = moment
            continue
        code = ways[place][visit]
        takes = round(minutes[code] * share_of())
        begins = loads[stations[code][0]].take(moment, takes)
        runs[place].waits[code] += begins - moment
        heappush(events, (begins + takes, place, visit + 1))
    return runs, loads


def shares_drawn(seen, seed):
    """What draws a share of the time given from those that were seen; the same seed draws the same."""
    chance, seen = Random(seed), sorted(seen)
    return (lambda: chance.choice(seen)) if seen else (lambda: 1)
