"""What the doctor says of followed dossiers: whether the watched folder can be emptied, and what has no place."""

import os
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.inbox.doctor import Check, examined_in_database

from . import unplaced
from .models import StuckFile
from .owners import owners


@examined_in_database
def watched_folder():
    """Every file that was taken was put away, and what is still to come can be."""
    subject = _("Folder of followed dossiers")
    if not settings.FOLLOWED_FOLDER:
        return Check(subject, True, _("No folder is watched."))
    stuck = list(StuckFile.objects.all())
    if stuck:
        told = "; ".join(f"{each.path}: {each.fault}" for each in stuck[:5])
        says = ngettext(
            "{count} file was taken and could not be put away: {files}",
            "{count} files were taken and could not be put away: {files}",
            len(stuck),
        )
        todo = _("Make room, or give the program the right to write there. Nothing of them is lost or taken twice.")
        return Check(subject, False, says.format(count=len(stuck), files=told), todo)
    shut = [str(each) for each in _folders() if not os.access(each, os.W_OK | os.X_OK)]
    if shut:
        todo = _("Give the account that runs the program the right to write there.")
        return Check(subject, False, _("Not writable: {folders}.").format(folders=", ".join(shut)), todo)
    return Check(subject, True, _("What was taken was put away."))


def _folders():
    """The folders of the systems, and where their files go, as far as they are there."""
    systems = [Path(settings.FOLLOWED_FOLDER) / system for system in settings.FOLLOWED_SYSTEMS]
    wanted = [folder for each in systems for folder in (each, each / "done", each / "failed")]
    return [each for each in wanted if each.exists()]


@examined_in_database
def owners_of_imports():
    """Each system that is followed has an owner who may sign in; how many messages have no place."""
    subject = _("Followed dossiers")
    lacking = sorted(set(settings.FOLLOWED_SYSTEMS) - set(owners()))
    if lacking:
        says = _("The owner of the import “%(name)s” has no active account.") % {"name": ", ".join(lacking)}
        return Check(subject, False, says, _("Name another in FOLLOWED_SYSTEMS."))
    count = unplaced.waiting().count()
    says = ngettext("{count} message has no place.", "{count} messages have no place.", count)
    return Check(subject, True, says.format(count=count))
