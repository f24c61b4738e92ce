"""Which of the 100 % are done, late, at risk, and whose: the numbers of a plan, each with the list that it opens."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from qms.text.quantities import rounded
from qms.text.vietnamese import order_key
from qms.web.measures import percent

from ..actions.states import ActionState
from .plan_progress import tasks_of
from .states import COUNTING, DONE, LEFT, TONES, Standing


@dataclass
class Number:
    """A count with its words, its tone, and the address of what it counts."""

    count: int
    label: str
    tone: str
    url: str
    share: Decimal = Decimal(0)


@dataclass
class Row:
    """A field, a unit or a person with a number for each standing."""

    label: str
    counts: Counter = field(default_factory=Counter)
    asked: dict = field(default_factory=dict)
    plan: object = None

    @property
    def total(self):
        return sum(self.counts.values())

    @property
    def done(self):
        return sum(self.counts[each] for each in DONE)

    def numbers(self):
        """A Number for every standing, in their order."""
        return [self._number(each) for each in Standing]

    def whole(self):
        return Number(self.total, _("All"), "plain", tasks_url(self.plan, **self.asked))

    def all_done(self):
        return Number(self.done, _("Done"), "good", tasks_url(self.plan, standing="done", **self.asked))

    def late(self):
        return self._number(Standing.LATE)

    def at_risk(self):
        return self._number(Standing.AT_RISK)

    def left(self):
        count = sum(self.counts[each] for each in LEFT)
        return Number(count, _("All that is left"), "plain", tasks_url(self.plan, standing="left", **self.asked))

    def counting(self):
        """All that are not put aside: what the share done is a share of."""
        count = sum(self.counts[each] for each in COUNTING)
        return Number(
            count, _("All that are not put aside"), "plain", tasks_url(self.plan, standing="counting", **self.asked)
        )

    def share_done(self):
        return percent(self.done, self.counting().count)

    def _number(self, standing):
        url = tasks_url(self.plan, standing=standing.value, **self.asked)
        share = rounded(percent(self.counts[standing], self.total) or 0, 2)
        return Number(self.counts[standing], standing.label, TONES[standing], url, share)


def tasks_url(plan, **asked):
    """The list behind a number."""
    address = reverse("plan_tasks", args=[plan.pk])
    return f"{address}?{urlencode(asked)}" if asked else address


class Overview:
    """The numbers of a plan as one person may see them; three questions to the database."""

    def __init__(self, plan, user):
        self.plan, self.user = plan, user
        counted = tasks_of(plan, user).order_by()
        self._found = list(
            counted.values(
                "standing_now",
                "plan_item__field",
                "unit__code",
                "unit__name",
                "responsible__username",
                "responsible__full_name",
                "state",
            ).annotate(count=Count("pk"))
        )
        self.whole = self._row(_("Whole plan"), {}, lambda each: True)
        awaiting = sum(each["count"] for each in self._found if each["state"] == ActionState.DONE)
        self.awaiting = Number(awaiting, _("Done, to be verified"), "plain", tasks_url(plan, standing="awaiting"))

    def of_all(self):
        """How many tasks the plan has, seen or not."""
        return self.plan.actions().count()

    def by_field(self):
        """A row for each field of reform, and one for tasks that have no place in the document."""
        rows = [
            self._row(str(field), {"reform": field.number}, lambda each, pk=field.pk: each["plan_item__field"] == pk)
            for field in self.plan.fields.all()
        ]
        beside = self._row(_("Beside the document"), {"reform": "0"}, lambda each: each["plan_item__field"] is None)
        return [*rows, beside] if beside.total else rows

    def by_unit(self):
        """A row for each unit in charge, those with late tasks first."""
        units = {each["unit__code"]: each["unit__name"] for each in self._found}
        rows = [
            self._row(name, {"unit": code}, lambda each, code=code: each["unit__code"] == code)
            for code, name in units.items()
        ]
        return _worst_first(rows)

    def by_person(self):
        """A row for each person responsible who has something left to do, those with late tasks first."""
        people = {each["responsible__username"]: each["responsible__full_name"] for each in self._found}
        rows = [
            self._row(name, {"responsible": key}, lambda each, key=key: each["responsible__username"] == key)
            for key, name in people.items()
        ]
        return [row for row in _worst_first(rows) if row.left().count]

    def _row(self, label, asked, belongs):
        counts = Counter()
        for each in self._found:
            if belongs(each):
                counts[Standing(each["standing_now"])] += each["count"]
        return Row(label, counts, asked, self.plan)


def _worst_first(rows):
    by_name = sorted(rows, key=lambda row: order_key(row.label))
    return sorted(by_name, key=lambda row: (-row.counts[Standing.LATE], -row.counts[Standing.AT_RISK]))
