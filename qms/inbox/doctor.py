"""The doctor: looks at everything that must be right for the program to work, and says what to do where it is not."""

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from qms.evidence.outbox import TRIES, Outgoing
from qms.evidence.seals import Seal
from qms.ledger.checks import missing_guards
from qms.ledger.now import now
from qms.lifecycle.checks import unknown_names
from qms.people.models import User

from .clock import rows_not_sealed
from .models import ClockPass

CLOCK_MAY_BE_SILENT = timedelta(hours=2)
SEAL_MAY_BE_OLD = timedelta(hours=2)
FOR_TRYING = "only-for-trying"
SECRET_LENGTH = 32


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: well or not, what was found, and what to do."""

    subject: Any
    well: bool
    says: Any
    todo: Any = ""


_looks, _looks_into_database = [], []


def examined(look):
    """Register `look() -> Check`: another thing to look at, which asks nothing of the database."""
    _looks.append(look)
    return look


def examined_in_database(look):
    """Register `look() -> Check`: another thing to look at, once the database is known to be the right one."""
    _looks_into_database.append(look)
    return look


def examine():
    """A Check for everything that is looked at. Where the database does not answer, nothing is asked of it."""
    found = [secrets(), served_hosts(), folders(), vendored_files(), *(look() for look in _looks)]
    try:
        connection.ensure_connection()
        pending = migrations()
    except DatabaseError as fault:
        return [*found, Check(_("Database"), False, str(fault), _("Check DATABASE_URL and that the database runs."))]
    if not pending.well:
        return [*found, pending]
    looked = (look() for look in _looks_into_database)
    return [*found, pending, guards(), names(), system_person(), clock(), seal(), outbox(), *looked]


def secrets():
    """Outside of the demo, secrets are the office's own, long, and the clock can't be set."""
    subject = _("Secrets")
    if settings.DEMO:
        return Check(subject, True, _("Trial installation: the keys are known to everybody. Not for real work."))
    keys = [settings.SECRET_KEY, *settings.EVIDENCE_KEYS.values()]
    if any(key.startswith(FOR_TRYING) or len(key) < SECRET_LENGTH for key in keys):
        todo = _("Set SECRET_KEY and EVIDENCE_KEYS to long random texts of your own and start the program again.")
        return Check(subject, False, _("A secret key is short or known to everybody."), todo)
    if settings.CLOCK_MAY_BE_SET:
        return Check(subject, False, _("The clock can be set."), _("Use the production settings."))
    return Check(subject, True, _("The keys are the office's own."))


def served_hosts():
    """The program says nothing of itself to strangers."""
    subject = _("Settings")
    if settings.DEBUG:
        return Check(subject, False, _("Faults are shown with their inner details."), _("Set DEBUG to False."))
    if "*" in settings.ALLOWED_HOSTS or not settings.ALLOWED_HOSTS:
        return Check(
            subject, False, _("It is not said under which names the program is reached."), _("Set ALLOWED_HOSTS.")
        )
    return Check(subject, True, _("Reached as: {hosts}.").format(hosts=", ".join(settings.ALLOWED_HOSTS)))


def folders():
    """The folders for data, files and copies of seals can be written."""
    wanted = [Path(settings.VAR_DIR), Path(settings.MEDIA_ROOT), Path(settings.SEALS_FILE).parent]
    shut = sorted({str(folder) for folder in wanted if not _writable(folder)})
    if shut:
        todo = _("Give the account that runs the program the right to write there.")
        return Check(_("Folders"), False, _("Not writable: {folders}.").format(folders=", ".join(shut)), todo)
    return Check(_("Folders"), True, _("All folders can be written."))


def _writable(folder):
    """Whether a folder, or the one in which it would be made, can be written."""
    existing = next(each for each in [folder, *folder.parents] if each.exists())
    return existing.is_dir() and os.access(existing, os.W_OK)


def vendored_files():
    """Scripts, styles and typefaces are there, unchanged."""
    subject, todo = _("Page files"), _("Install this version of the program again.")
    manifest = finders.find("vendor/manifest.json")
    if not manifest:
        return Check(subject, False, _("The list of scripts and typefaces is missing."), todo)
    vendor = Path(manifest).parent
    packages = json.loads(Path(manifest).read_text(encoding="utf-8")).values()
    listed = {
        name.partition("/static/vendor/")[2]: digest for each in packages for name, digest in each["files"].items()
    }
    files = {name: digest for name, digest in listed.items() if name}  # what only the tests use lies elsewhere
    wrong = sorted(name for name, digest in files.items() if _digest(vendor / name) != digest)
    if wrong:
        return Check(subject, False, _("Missing or changed: {files}.").format(files=", ".join(wrong)), todo)
    return Check(subject, True, _("All {count} files are there, unchanged.").format(count=len(files)))


def _digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def migrations():
    """The tables are those of this version."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        says = _("{count} migrations wait.").format(count=len(plan))
        return Check(_("Database"), False, says, _("Make a backup, then run: manage.py migrate"))
    return Check(_("Database"), True, _("The tables are those of this version."))


def guards():
    """The refusals written into the database stand."""
    missing = missing_guards(connection)
    if missing:
        says = _("{count} guards are missing: {names}.").format(count=len(missing), names=", ".join(missing))
        todo = _("Somebody has changed the database by hand. Run manage.py verify_evidence, then restore a backup.")
        return Check(_("Guards"), False, says, todo)
    return Check(_("Guards"), True, _("All guards of the evidence stand in the database."))


def names():
    """What is stored by its name still means something."""
    unknown = unknown_names(connection.alias)
    if unknown:
        says = ", ".join(f"{subject}: {name}" for subject, name in unknown)
        todo = _("A newer version has renamed them without saying so. Tell whoever maintains the program.")
        return Check(_("Stored names"), False, says, todo)
    return Check(_("Stored names"), True, _("All names that are stored are known."))


def system_person():
    """The clock has a person in whose name it acts."""
    if User.objects.filter(is_system=True).exists():
        return Check(_("System person"), True, _("The clock acts in its name."))
    return Check(_("System person"), False, _("There is none."), _("Load the organisation: manage.py seed"))


def clock():
    """The clock passed lately, and nothing failed."""
    subject, last = _("Clock"), ClockPass.objects.filter(finished__isnull=False).order_by("-pk").first()
    todo = _("Have manage.py clock run every few minutes (qms-clock.timer, or manage.py clock --loop 60).")
    if last is None:
        return Check(subject, False, _("It has never passed."), todo)
    moment = last.finished.astimezone(now().tzinfo)
    if now() - moment > CLOCK_MAY_BE_SILENT:
        return Check(subject, False, _("It last passed on {moment:%d/%m/%Y %H:%M}.").format(moment=moment), todo)
    if last.faults:
        faults = "; ".join(f"{name}: {words}" for name, words in last.faults.items())
        says = _("In its last pass something failed: {faults}").format(faults=faults)
        return Check(subject, False, says, _("Look into the log for “clock”; it tries again at every pass."))
    return Check(subject, True, _("It last passed on {moment:%d/%m/%Y %H:%M}.").format(moment=moment))


def seal():
    """What is on record is sealed."""
    subject, last = _("Seal"), Seal.objects.last()
    todo = _("Run manage.py seal_evidence and see why the clock does not.")
    waiting = rows_not_sealed()
    if last is None:
        return Check(subject, not waiting, _("Nothing has been sealed yet."), todo if waiting else "")
    moment = last.made_at.astimezone(now().tzinfo)
    says = _("Seal {number} of {moment:%d/%m/%Y %H:%M}; {waiting} rows wait for the next.").format(
        number=last.number, moment=moment, waiting=waiting
    )
    well = not waiting or now() - moment < SEAL_MAY_BE_OLD
    return Check(subject, well, says, "" if well else todo)


def outbox():
    """Mails leave the house."""
    stuck = Outgoing.objects.filter(sent_at__isnull=True, tries__gte=TRIES).count()
    if stuck:
        says = _("{count} mails could not be sent.").format(count=stuck)
        return Check(_("Mail"), False, says, _("Check EMAIL_URL and the mail server."))
    return Check(_("Mail"), True, _("No mail is stuck."))
