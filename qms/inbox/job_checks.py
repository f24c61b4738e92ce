"""What the doctor says of background work: who does it, what failed, and whether evidence and files are whole."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.evidence.seal_copies import MAY_BE_OLD as COPY_MAY_BE_OLD
from qms.evidence.seal_copies import last_copy
from qms.evidence.seals import Seal
from qms.evidence.verdicts import alarm, last_whole, sentence_of
from qms.evidence.whole_files import still_altered
from qms.jobs.models import Job, workers_alive
from qms.jobs.states import JobState
from qms.ledger.now import now

from .doctor import Check, examined_in_database

MAY_WAIT = timedelta(minutes=5)
RECENT = timedelta(days=1)
MAY_BE_UNVERIFIED = timedelta(days=2)


@examined_in_database
def workers():
    """A worker is alive while work waits."""
    subject, alive = _("Background work"), workers_alive().count()
    waiting = Job.objects.filter(state=JobState.WAITING, asked_at__lt=now() - MAY_WAIT).count()
    undone = waiting + Job.objects.broken_off().count()
    if not alive and undone:
        says = ngettext(
            "No worker is running, and {count} piece of work waits.",
            "No worker is running, and {count} pieces of work wait.",
            undone,
        )
        todo = _("Start one: qms-worker.service, or manage.py worker.")
        return Check(subject, False, says.format(count=undone), todo)
    says = ngettext("{count} worker is running.", "{count} workers are running.", alive).format(count=alive)
    return Check(subject, True, says)


@examined_in_database
def failed_work():
    """What the program does for itself in the background has not failed lately."""
    subject = _("Background work of the program")
    lately = Job.objects.filter(asked_by=None, asked_at__gte=now() - RECENT)
    newest = {job.kind: job for job in lately.order_by("pk")}
    failed = [job for job in newest.values() if job.state == JobState.FAILED]
    if failed:
        says = "; ".join(f"{job}: {job.fault}" for job in failed)
        return Check(subject, False, says, _("Look into the log for “jobs”; the clock asks for it again."))
    return Check(subject, True, _("Nothing has failed since yesterday."))


@examined_in_database
def verification():
    """The evidence was whole when it was last verified."""
    subject, last, found = _("Verification of the evidence"), last_whole(), alarm()
    if found:
        says = _told(found, f"{sentence_of(found.findings)} {found.says.partition(chr(10))[0]}")
        return Check(subject, False, says, _("Keep the database and its backups as they are, and find out why."))
    if last is None:
        return Check(subject, True, _("The evidence has not been verified from here yet."))
    says = _told(last, sentence_of(0))
    if now() - last.begun_at > MAY_BE_UNVERIFIED:
        return Check(subject, False, says, _("The clock asks for it every night: see that a worker is running."))
    return Check(subject, True, says)


def _told(verdict, says):
    moment = verdict.ended_at.astimezone(now().tzinfo)
    return _("{moment:%d/%m/%Y %H:%M}: {says}").format(moment=moment, says=says)


@examined_in_database
def copies_of_seals():
    """Copies of the seals leave the machine."""
    subject, last, seal = _("Copies of seals"), last_copy(), Seal.objects.last()
    if last is None:
        says = _("None has left this machine yet.")
        todo = _("Name a shared folder (SEALS_FOLDERS) or a mail server (EMAIL_URL).")
        return Check(subject, seal is None or settings.DEMO, says, todo if seal else "")
    says = _("Seal {number} left on {moment:%d/%m/%Y %H:%M}: {place}.").format(
        number=last.number, moment=last.at.astimezone(now().tzinfo), place=last.place
    )
    well = now() - last.at < COPY_MAY_BE_OLD or last.number == seal.number
    return Check(subject, well, says, "" if well else _("See why none leaves any more: folder, mail server."))


@examined_in_database
def altered_files():
    """Every file that somebody asked for was what was attached, or is again."""
    subject, altered = _("Attached files"), still_altered()
    if not altered:
        return Check(subject, True, _("No file that was asked for is altered."))
    names = "; ".join(f"{each.name} ({each.sha256[:12]}…)" for each in altered)
    says = _("Altered or gone, and not handed out: {names}.").format(names=names)
    return Check(subject, False, says, _("Put the files back from a backup; then have the evidence verified."))
