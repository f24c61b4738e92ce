"""What a Prometheus reads: figures of the whole installation, whichever of its processes and machines it asks.

All of them stand in the database or on the disk: nothing is counted in a process, and any of them answers for all.
"""

import shutil
from collections.abc import Iterator
from hmac import compare_digest
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qms.evidence.seal_copies import last_copy
from qms.evidence.seals import Seal
from qms.evidence.verdicts import alarm, last_whole
from qms.inbox.models import ClockPass
from qms.jobs.models import Job
from qms.jobs.states import JobState
from qms.ledger.now import now

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Gauge(NamedTuple):
    """One figure, or one for each of several labels, in the words of Prometheus' text format."""

    name: str
    says: str
    value: float | dict[str, float]

    def lines(self) -> str:
        values = self.value if isinstance(self.value, dict) else {"": self.value}
        told = "".join(f"{self.name}{label} {value:.15g}\n" for label, value in values.items())
        return f"# HELP {self.name} {self.says}\n# TYPE {self.name} gauge\n{told}"


@never_cache
@require_safe
def metrics(request):
    """The figures, to whoever has the token of METRICS_TOKEN; without that setting there is no such page."""
    word, _space, token = request.headers.get("Authorization", "").partition(" ")
    wanted = settings.METRICS_TOKEN
    if not wanted or word.lower() != "bearer" or not compare_digest(token.strip().encode(), wanted.encode()):
        raise Http404
    try:
        told = "".join(each.lines() for each in gauges())
    except DatabaseError:
        return HttpResponse(Gauge("qms_ready", "Whether the database answers.", 0).lines(), content_type=CONTENT_TYPE)
    return HttpResponse(told, content_type=CONTENT_TYPE)


def gauges() -> Iterator[Gauge]:
    """All figures. Moments are seconds since 1970; 0 where it never was."""
    begun = monotonic()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    yield Gauge("qms_ready", "Whether the database answers.", 1)
    yield Gauge("qms_version_info", "The version of the program.", {f'{{version="{settings.VERSION}"}}': 1})
    yield Gauge("qms_database_answer_seconds", "How long the database took to answer.", monotonic() - begun)
    yield from _evidence()
    passed = ClockPass.objects.filter(finished__isnull=False).order_by("-pk").first()
    yield Gauge("qms_clock_pass_timestamp_seconds", "End of the clock's last pass.", _at(passed and passed.finished))
    yield from _jobs()
    lasting = Session.objects.filter(expire_date__gt=now()).count()
    yield Gauge("qms_sessions", "Sessions that have not ended.", lasting)
    folder = Path(settings.MEDIA_ROOT)
    free = shutil.disk_usage(folder if folder.exists() else settings.VAR_DIR).free
    yield Gauge("qms_files_free_bytes", "Room left on the disk of the files.", free)


def _evidence():
    seal, copy, whole = Seal.objects.order_by("-number").first(), last_copy(), last_whole()
    yield Gauge("qms_evidence_altered", "1 while an alarm stands: evidence was found altered.", int(bool(alarm())))
    verified = "Last verification of everything that found all whole."
    yield Gauge("qms_evidence_verified_timestamp_seconds", verified, _at(whole and whole.ended_at))
    yield Gauge("qms_seals", "The number of the last seal.", seal.number if seal else 0)
    yield Gauge("qms_seal_copied_timestamp_seconds", "When the last copy of a seal left.", _at(copy and copy.at))


def _jobs():
    found = dict(Job.objects.order_by().values_list("state").annotate(Count("pk")))
    values = {f'{{state="{state}"}}': found.get(state, 0) for state in JobState.values}
    yield Gauge("qms_jobs", "Background work by its state.", values)


def _at(moment):
    return moment.timestamp() if moment else 0
