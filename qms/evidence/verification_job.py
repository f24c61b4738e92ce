"""The verification as long work: asked for by the administrator, with its outcome kept."""

from datetime import timedelta
from tempfile import TemporaryFile

from django.core.files import File
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from qms.jobs.kinds import Result, job_kind
from qms.jobs.models import Job
from qms.jobs.services import ask, store
from qms.jobs.states import JobState

from .verification import verify

KIND = "verification"
FIRST = 10


@job_kind(KIND, _("Verification of the evidence"), tries=2, kept=timedelta(days=400))
def verify_all(progress):
    """Check every history row, record, seal and file; what is not as it was written is told, and listed in a file."""
    count, first = 0, []
    with TemporaryFile("w+b") as lines:
        for finding in verify(progress):
            count += 1
            lines.write(f"{finding}\n".encode())
            if count <= FIRST:
                first.append(str(finding))
        if not count:
            return Result(str(_("The evidence is whole.")), facts={"findings": 0})
        stored = store("verification.txt", File(lines))
    head = ngettext(
        "{count} finding: the evidence is NOT whole.", "{count} findings: the evidence is NOT whole.", count
    ).format(count=count)
    says = "\n".join([head, *first])
    return Result(says, file=stored, file_name="verification.txt", facts={"findings": count})


def ask_for_verification(*, by):
    """Ask for a verification; gives the one that waits or runs already, if there is one."""
    return ask(KIND, by=by, key=KIND)


def last_verification():
    """The newest verification that came to its end, or None."""
    return Job.objects.filter(kind=KIND, state=JobState.DONE).first()


def open_verification():
    """The verification that waits or runs, or None."""
    return Job.objects.open().filter(kind=KIND).first()
