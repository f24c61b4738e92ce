"""The verification of everything as long work: every night, and whenever the administrator asks for it.

It goes on after the last stretch of seals that an earlier attempt came to; the verdict is written once, at the end.
"""

from datetime import datetime, timedelta
from itertools import chain
from tempfile import TemporaryFile

from django.core.files import File
from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from qms.jobs.kinds import Result, job_kind
from qms.jobs.models import Job
from qms.jobs.services import ask, store
from qms.jobs.states import JobState
from qms.ledger.now import now

from .seals import Seal
from .signals import altered
from .verdicts import FIRST, Verification, last_whole, sentence_of, write_verdict
from .verification import guards_amiss, verify

KIND = "verification"
KEPT_ON_THE_WAY = 1000  # findings that an attempt hands on to the next
NIGHT = 1  # the hour from which the night's verification is asked for


@job_kind(KIND, _("Verification of the evidence"), tries=5, kept=timedelta(days=400))
def verify_all(progress):
    """Check every history row, record, seal and file; what is not as it was written is told, and listed in a file."""
    attempt = _Attempt(progress)
    for finding in chain(verify(progress, attempt.seal, attempt.after_stretch), guards_amiss()):
        attempt.found.append(str(finding))
    return _concluded(attempt)


class _Attempt:
    """What this attempt goes on from, and what it has found."""

    def __init__(self, progress):
        told, self._progress = progress.remembered(), progress
        begun = told.get("begun")
        self.begun = datetime.fromisoformat(begun) if begun else now()
        self.seal, self.found = told.get("seal", 0), list(told.get("found", ()))
        self.upto = Seal.objects.order_by("-number").values_list("number", flat=True).first() or 0
        if not Seal.objects.filter(number=self.seal).exists():
            self.seal = 0

    def after_stretch(self, number):
        """Keep what the next attempt needs."""
        found = self.found[:KEPT_ON_THE_WAY]
        self._progress.remember(seal=number, found=found, begun=self.begun.isoformat())


def _concluded(attempt):
    """Write the verdict, tell who may know, and give the result of the work."""
    count, first = len(attempt.found), attempt.found[:FIRST]
    with transaction.atomic():
        told = {"begun_at": attempt.begun, "seal": attempt.upto, "findings": count, "first": first}
        verdict = write_verdict(whole=True, **told)
        if count:
            altered.send(Verification, verdict=verdict)
    if not count:
        return Result(sentence_of(0), facts={"findings": 0})
    with TemporaryFile("w+b") as lines:
        lines.writelines(f"{each}\n".encode() for each in attempt.found)
        stored = store("verification.txt", File(lines))
    return Result(
        "\n".join([sentence_of(count), *first]), file=stored, file_name="verification.txt", facts={"findings": count}
    )


def ask_for_verification(*, by):
    """Ask for a verification; gives the one that waits or runs already, if there is one."""
    return ask(KIND, by=by, key=KIND)


def ask_at_night():
    """Ask for the night's verification where it has not been done since; 1, or 0."""
    moment = localtime(now())
    night = moment.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    night -= timedelta(days=0 if moment >= night else 1)
    last = last_whole()
    if (last and last.begun_at >= night) or Job.objects.filter(kind=KIND, asked_at__gte=night).exists():
        return 0
    ask_for_verification(by=None)
    return 1


def last_verification():
    """The newest verification that came to its end, or None."""
    return Job.objects.filter(kind=KIND, state=JobState.DONE).first()


def open_verification():
    """The verification that waits or runs, or None."""
    return Job.objects.open().filter(kind=KIND).first()
