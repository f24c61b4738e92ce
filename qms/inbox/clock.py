"""The clock: one pass does everything that has fallen due by itself. Passes may be missed; the next one catches up.

What a pass does itself is short; what takes longer, or speaks with the world outside, it asks of the workers.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localtime

from qms.evidence.outbox import send_soon
from qms.evidence.seals import Seal, make_seal
from qms.ledger.formats import kept_models
from qms.ledger.now import now, today

from .models import ClockPass
from .passes import attempt, run_passes

# A pass that has given no sign of life for so long was broken off.
SILENCE = timedelta(minutes=10)
SEAL_AFTER_ROWS = 1000


def run_clock():
    """Do one pass; gives its ClockPass, or None when another clock is at work."""
    this = _begin()
    if this is None:
        return None
    try:
        outcomes = run_passes(after_each=lambda: _alive(this))
        outcomes += [attempt("seal", seal_when_due), attempt("outbox", send_soon)]
        this.counts = {each.name: each.count for each in outcomes if each.count}
        this.faults = {each.name: each.fault for each in outcomes if each.fault}
    finally:
        this.running, this.finished = False, now()
        this.save()
    return this


def _begin():
    """Take the clock's place; the database lets only one pass run."""
    moment = now()
    with transaction.atomic():
        running = ClockPass.objects.select_for_update().filter(running=True).first()
        if running is not None:
            if abs(moment - running.alive_at) < SILENCE:
                return None
            running.running, running.faults = False, running.faults | {"clock": "broken off"}
            running.save()
    try:
        with transaction.atomic():
            return ClockPass.objects.create(started=moment, alive_at=moment)
    except IntegrityError:
        return None


def _alive(this):
    this.alive_at = now()
    this.save(update_fields=["alive_at"])


def seal_when_due():
    """Seal when the last seal is of an earlier day or SEAL_AFTER_ROWS rows wait; gives how many seals were made."""
    last = Seal.objects.last()
    sealed_today = last is not None and localtime(last.made_at).date() >= today()
    if sealed_today and rows_not_sealed(last) < SEAL_AFTER_ROWS:
        return 0
    return 1 if make_seal() else 0


def rows_not_sealed(last):
    """How many history rows came after a seal (None: all)."""
    covers = last.covers if last else {}
    return sum(
        model.history.model.objects.filter(history_id__gt=covers.get(model._meta.label, [0, 0, 0])[1]).count()
        for model in kept_models()
    )
