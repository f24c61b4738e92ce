"""What the clock does for followed dossiers: looks into the folder, and tries what waited for its place."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.inbox.passes import each_pass
from qms.jobs.kinds import Result, job_kind
from qms.jobs.services import ask

from . import (
    folder,
    health,  # noqa: F401  the doctor looks at the folder
)
from .intake import Intake
from .owners import owners
from .put_away import stuck_files
from .second_try import take_up_all

KIND = "followed_folder"


@job_kind(KIND, gettext_lazy("Files of followed dossiers"))
def take_files(progress):
    """Take every file that waits; one that was taken before changes nothing."""
    files, count = folder.take_files(progress)
    return Result(_("%(files)s files, %(messages)s messages") % {"files": files, "messages": sum(count.values())})


@each_pass("look_into_the_followed_folder", by_the_minute=True)
def look_into_the_folder(now):
    """Have the files taken that wait, and those put away that could not be, if there are any."""
    files = folder.waiting()
    if files or stuck_files():
        ask(KIND, key=KIND)
    return len(files)


@each_pass("take_up_what_had_no_place", by_the_minute=True)
def take_up(now):
    """Try once more what waits for a procedure or a dossier."""
    return take_up_all(Intake(system, owner) for system, owner in owners().items())
