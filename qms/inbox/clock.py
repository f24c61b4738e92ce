"""The clock: one pass does everything that has fallen due by itself. Passes may be missed; the next one catches up.

What a pass does itself is short; what takes longer, or speaks with the world outside, it asks of the workers.
"""

from datetime import timedelta
from functools import cache

from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localtime

from qms.evidence.outbox import mail_is_configured, send_soon
from qms.evidence.seal_copies import mail_today
from qms.evidence.seals import newest_rows, sealed_upto
from qms.evidence.verification_job import ask_at_night
from qms.evidence.watch import verify_new_and_seal
from qms.ledger.chain import sha256
from qms.ledger.formats import kept_models
from qms.ledger.now import now

from .alarms import who_may_know
from .models import ClockPass
from .passes import attempt, run_passes

# A pass that has given no sign of life for so long was broken off.
SILENCE = timedelta(minutes=10)
SIGN_OF_LIFE = timedelta(seconds=20)
WHOLE_PASS_EACH = timedelta(hours=1)


def run_clock():
    """Do one pass; gives its ClockPass, or None when another clock is at work."""
    this = _begin()
    if this is None:
        return None
    try:
        resting = _rests(this)
        outcomes = run_passes(after_each=lambda: _alive(this), resting=resting)
        outcomes += [attempt("seal", verify_new_and_seal), attempt("verification", ask_at_night)]
        outcomes += [attempt("seal_copies", mail_seals), attempt("outbox", send_soon), attempt("tally", tally, this)]
        this.counts = {each.name: each.count for each in outcomes if each.count}
        this.faults = {each.name: each.fault for each in outcomes if each.fault}
        this.rested = resting
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


def _rests(this):
    """Whether what waits for a day or for something new is left alone in this pass: nothing has become due.

    That is so after two whole passes in a row, within the hour and on this day, that had nothing to do and saw the same
    newest rows as this one sees: the second sees what was still being written at the first.
    """
    this.newest = _newest()
    whole = ClockPass.objects.filter(pk__lt=this.pk, rested=False).order_by("-pk")[:2]
    return len(whole) == 2 and all(
        each.newest == this.newest
        and each.finished is not None
        and not (each.counts or each.faults)
        and abs(this.started - each.started) < WHOLE_PASS_EACH
        and localtime(each.started).date() == localtime(this.started).date()
        for each in whole
    )


def _newest():
    """A digest of the newest row of every history."""
    newest = newest_rows()
    return sha256(" ".join(f"{label}:{newest[label]}" for label in sorted(newest)))


def _alive(this):
    """Give a sign of life where the last is a while ago: most of what is called has nothing to do."""
    if abs(now() - this.alive_at) < SIGN_OF_LIFE:
        return
    this.alive_at = now()
    this.save(update_fields=["alive_at"])


def mail_seals():
    """Mail the day's seal to those who answer for the quality system: a copy outside that is nobody's work."""
    return mail_today(who_may_know()) if mail_is_configured() else 0


def rows_not_sealed():
    """How many history rows came after the last seal."""
    sealed = sealed_upto()
    ends = [sealed.get(model._meta.label, 0) for model in kept_models()]
    with connection.cursor() as cursor:
        cursor.execute(_counting_after(), ends)
        return sum(count for (count,) in cursor.fetchall())


@cache
def _counting_after():
    """One question for all histories: how many rows each has after a key."""
    tables = [connection.ops.quote_name(model.history.model._meta.db_table) for model in kept_models()]
    return " UNION ALL ".join(f"SELECT count(*) FROM {table} WHERE history_id > %s" for table in tables)


def tally(this):
    """At a day's first pass, tell SQLite's planner by samples how many rows there are; PostgreSQL does it itself."""
    earlier = ClockPass.objects.filter(started__lt=this.started).order_by("-started").values_list("started", flat=True)
    last = earlier.first()
    if connection.vendor != "sqlite" or (last and localtime(last).date() == localtime(this.started).date()):
        return 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA analysis_limit = 400")
        cursor.execute("ANALYZE")
    return 0
