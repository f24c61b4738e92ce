"""Which records of a line of the list have been kept for their time, and which of them nobody needs."""

from django.contrib.contenttypes.models import ContentType
from django.utils.timezone import localdate

from qms.ledger.now import today

from .holders import held
from .parts import DisposalItem
from .states import OPEN_STATES, DisposalState


def due_records(series):
    """Records whose time is over, each with the day on which it was over (`over_on`); proposed or ended ones are not.

    A period is counted in whole years after the year in which a record was over.
    """
    kind = series.kind()
    if kind is None or series.years is None:
        return []
    taken = DisposalItem.objects.filter(
        record_type=ContentType.objects.get_for_model(kind.model),
        disposal__state__in=(*OPEN_STATES, DisposalState.DISPOSED),
    )
    rows = kind.rows_over(series.unit).exclude(pk__in=taken.values("record_id"))
    found = [each for each in rows.filter(over_at__year__lt=today().year - series.years)]
    for each in found:
        each.over_on = localdate(each.over_at)
    return found


def free_and_held(series):
    """(the due records that nobody needs, [(record, why somebody needs it)])."""
    due = due_records(series)
    needed = held(type(due[0]), [each.pk for each in due]) if due else {}
    free = [each for each in due if each.pk not in needed]
    return free, [(each, needed[each.pk]) for each in due if each.pk in needed]
