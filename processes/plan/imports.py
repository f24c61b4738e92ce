"""The annex of a plan as a kind of import: read as on the plan's own page, asked about, taken in row by row."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.imports.kinds import Column, ImportKind, Read, RowReader, declare
from qms.imports.memory import answers_known
from qms.lifecycle.door import perform
from qms.lifecycle.registry import record_at
from qms.people.rules import posts_fit

from .annex.columns import COLUMNS, HEADINGS, REQUIRED
from .annex.rows import AnnexReader
from .annex.template import cells_of, tasks_of
from .models import Plan
from .rules import keeps_plan
from .states import PlanState

LABELS = {"due_on": gettext_lazy("until"), "product": gettext_lazy("product"), "cooperating": gettext_lazy("cooperate")}


def annex_columns():
    """The columns of an annex."""
    return tuple(Column(name, label, HEADINGS[name], name in REQUIRED) for name, label in COLUMNS.items())


def newest_plan(user):
    """The plan that runs and is the newest that a person sees, as "collection/key"."""
    plan = Plan.objects.visible_to(user).filter(state=PlanState.RUNNING).order_by("-year", "-pk").first()
    return f"plans/{plan.pk}" if plan else ""


class DeskReader(RowReader):
    """Rows of an annex for the desk; they are read in their order, since letters stand under the number above them."""

    def __init__(self, record):
        self.by = record.by
        self.plan = record_at(record.about, self.by)
        self.annex = AnnexReader(self.plan, answers_known(record.kind) | record.answers)

    def read(self, told, number):
        """What a row means."""
        row = self.annex.row(number, told)
        if row is None:
            return Read(heading=True, notes=[_("It names a section.")])
        found = Read(faults=row.faults, asks=row.asks, notes=row.notes, work=row, settled={"place": row.place})
        if row.item is not None:
            found.record = row.item.action
            found.changes = [(capfirst(str(LABELS[name])), *_both(row, name)) for name in row.changes]
        return found

    def take(self, read, reason):
        """Bring a row into the plan; gives its action."""
        perform(self.plan.take_in_annex, by=self.by, reason=reason, rows=[read.work])
        return self.plan.items.get(place=read.work.place).action


def annex_going_out(user, about):
    """The tasks of a plan as they stand, in its order; of the newest plan where none is named."""
    plan = record_at(about or newest_plan(user), user)
    for field in plan.fields.all() if plan else ():
        for item in tasks_of(plan, field, user):
            yield dict(zip(COLUMNS, cells_of(item), strict=True))


def _both(row, name):
    action = row.item.action
    if name == "cooperating":
        now = action.units.filter(active=True, part="cooperates").select_related("unit")
        return "; ".join(str(each.unit) for each in now) or "–", "; ".join(map(str, row.changes[name]))
    now, then = getattr(action, name), row.changes[name]
    if name == "due_on":
        return f"{now:%d/%m/%Y}" if now else "–", f"{then:%d/%m/%Y}"
    return now or "–", then


declare(
    ImportKind(
        name="plan_annex",
        words=gettext_lazy("Annex of the plan"),
        columns=annex_columns,
        opened=DeskReader,
        going_out=annex_going_out,
        may=lambda actor: posts_fit((keeps_plan,), actor),
        about="plans",
        usually=newest_plan,
    )
)
