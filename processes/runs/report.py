"""The dossiers of one question as traces, and how many of them count under which keys; what is too much is said."""

from collections import defaultdict
from statistics import median

from django.utils.functional import cached_property

from qms.people.actors import units_under

from ..cases.figures import settled
from ..cases.models import Case
from .trace_rows import traces_of

MOST = 4000  # dossiers that are read while somebody waits


class Report:
    """Dossiers settled in a period, as one person may see them; withdrawn ones and those not accepted left out."""

    def __init__(self, user, period, unit=None, procedure=None):
        rows = Case.objects.visible_to(user)
        if unit:
            rows = rows.filter(unit__in=units_under([unit.path]).values("pk"))
        if procedure:
            rows = rows.filter(procedure=procedure)
        self.rows = settled(rows, period)

    @cached_property
    def cases(self):
        """The dossiers, oldest first; one more than what is read says that there are too many."""
        return list(self.rows.select_related("unit", "procedure").order_by("ended_at", "pk")[: MOST + 1])

    @property
    def count(self):
        return len(self.cases)

    @property
    def is_too_much(self):
        return self.count > MOST

    @cached_property
    def traces(self):
        return [] if self.is_too_much else traces_of(self.cases)

    @cached_property
    def _by_key(self):
        found = defaultdict(set)
        for trace in self.traces:
            for key in trace.labels:
                found[key].add(trace.pk)
        return found

    def keys_of(self, *keys):
        """The keys of the dossiers that count under all of these."""
        found = [self._by_key.get(key, set()) for key in keys]
        return set.intersection(*found) if found else {each.pk for each in self.traces}

    def words(self, key):
        """What a key stands for; "" where nothing counts under it."""
        return next((trace.labels[key] for trace in self.traces if key in trace.labels), "")

    def keys_like(self, kind):
        """The keys of a kind, those with most dossiers first."""
        found = [key for key in self._by_key if key.partition(".")[0] == kind and not key.endswith(".beyond")]
        return sorted(found, key=lambda key: (-len(self._by_key[key]), key))

    def having(self, *keys):
        """The traces that count under all of these."""
        found = self.keys_of(*keys)
        return [trace for trace in self.traces if trace.pk in found]


def times_of(traces):
    """(working, waiting, stopped) office minutes of these dossiers together."""
    return tuple(sum(getattr(trace, name) for trace in traces) for name in ("working", "waiting", "stopped"))


def middle(numbers):
    """The number in the middle; None of nothing."""
    return median(numbers) if numbers else None
