"""What an import waits for is done by a worker, for whoever sent it; the page does what is short while they wait."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qms.jobs.kinds import Result, job_kind
from qms.jobs.progress import Progress
from qms.jobs.services import ask

from .models import Import
from .states import WORKED_ON, ImportState
from .work import AT_ONCE, go_on, words_for

_waited_for: ContextVar[bool] = ContextVar("waited_for", default=False)


@contextmanager
def waited_for():
    """While somebody waits for what they asked of an import: the work is done or asked for when the act is kept."""
    before = _waited_for.set(True)
    try:
        yield
    finally:
        _waited_for.reset(before)


def ask_for_work(sender, record, **words):
    """Whichever way an act came, what it leaves to be done is done."""
    if record.state in WORKED_ON and not _waited_for.get():
        _ask(record)


def go_on_now_or_later(record):
    """Read or take the rows at once, or ask a worker; gives whether it is done."""
    if record.state not in WORKED_ON:
        return True
    waiting = record.rows.filter(chosen=True) if record.state == ImportState.TAKING else record.rows.open()
    if waiting.count() <= AT_ONCE:
        go_on(record, Progress())
        return True
    _ask(record)
    return False


def _ask(record):
    ask("import", by=record.by, about=record.number, key=f"import:{record.pk}", record=record.pk)


@job_kind("import", _("Import"))
def go_on_with(progress, *, record):
    """Go on with an import; rows that are read or in already are left as they are."""
    found = Import.objects.visible_to(progress.by).get(pk=record)
    go_on(found, progress)
    return Result(words_for(found), url=reverse("imports_record", args=[found.pk]))
