"""What is known of a nonconformity from the record it is about: where, in which process, at which step, how."""

from django.utils.translation import gettext as _

from qms.ledger.now import now
from qms.people.actors import actors_of

from ..cases.models import Case
from ..map.models import Process, ProcessDocument
from .states import Source


def prefilled(record, user):
    """Initial values of the report form; the person's own unit where no record says more."""
    if record is None:
        posts = [post for actor in actors_of(user) for post in actor.posts]
        return {"unit": posts[0].unit.code} if posts else {}
    unit = getattr(record, "unit", None)
    process = _process_of(record)
    known = {"unit": unit and unit.code, "process": process and process.number}
    known |= _of_case(record) if isinstance(record, Case) else {}
    return {name: value for name, value in known.items() if value}


def _process_of(record):
    """The process to which a record belongs: by itself, or by the document it works by."""
    if isinstance(record, Process):
        return record
    if getattr(record, "process_id", None):
        return record.process if isinstance(record.process, Process) else None
    document = getattr(record, "procedure_id", None) or getattr(record, "document_id", None)
    if type(record).__name__ == "Document":
        document = record.pk
    tie = ProcessDocument.objects.filter(document=document, active=True).select_related("process").first()
    return tie and tie.process


def _of_case(case):
    """A dossier says at which step it stands and, when it is late, what is wrong with it."""
    known = {"step": case.stands_on()[:200]}
    if is_late(case):
        known |= {"source": Source.CASE_LATE, "title": _("Late dossier: %(case)s") % {"case": case.number}}
        known["description"] = _("Dossier %(case)s was due on %(due)s and %(lateness)s.") % {
            "case": case,
            "due": f"{case.due_at.astimezone(now().tzinfo):%d/%m/%Y %H:%M}",
            "lateness": _in_words(case),
        }
    return known


def is_late(case):
    """Whether a dossier is, or was finished, after its due moment."""
    return case.due_at is not None and (case.ended_at or now()) > case.due_at


def _in_words(case):
    if case.ended_at:
        return _("was finished only on %(day)s") % {"day": f"{case.ended_at.astimezone(now().tzinfo):%d/%m/%Y %H:%M}"}
    return str(case.lateness().words)
