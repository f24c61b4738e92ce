"""What is done at every pass: old passes of the clock, old notices and background work need not be kept."""

from datetime import timedelta

from qms.evidence.outside_signatures import look_again
from qms.jobs.services import forget_old

from .models import ClockPass, Digest, Notice, WeeklyWord
from .passes import each_pass

KEEP_PASSES = timedelta(days=30)
KEEP_NOTICES = timedelta(days=180)


@each_pass("forget_old_passes")
def forget_old_passes(moment):
    """Remove passes of the clock that ended long ago, and the marks of old daily mails."""
    gone, _ = ClockPass.objects.filter(running=False, started__lt=moment - KEEP_PASSES).delete()
    marks, _ = Digest.objects.filter(day__lt=(moment - KEEP_PASSES).date()).delete()
    return gone + marks


@each_pass("forget_old_weeks")
def forget_old_weeks(moment):
    """Remove the marks of weekly words that were told long ago."""
    gone, _ = WeeklyWord.objects.filter(monday__lt=(moment - KEEP_PASSES).date()).delete()
    return gone


@each_pass("forget_old_notices")
def forget_old_notices(moment):
    """Remove notices that were read long ago; they are no evidence."""
    gone, _ = Notice.objects.filter(read_at__lt=moment - KEEP_NOTICES).delete()
    return gone


@each_pass("forget_old_jobs")
def forget_old_jobs(moment):
    """Remove background work that ended long ago, with the files that it made."""
    return forget_old(moment)


@each_pass("look_again_at_signatures")
def look_again_at_signatures(moment):
    """Have signed files looked at again where other roots are trusted since."""
    return look_again()
