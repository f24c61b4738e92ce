"""What a device sends: one message at a time, taken once however often it comes, and never lost or swallowed."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from audits.conduct.forms import AnswerForm, TickForm
from audits.conduct.parts import Line
from audits.findings.forms import NewFinding
from audits.findings.models import Finding
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import ConcurrentTransition, NotVisible, RuleNotMet, WrongPerson

FORMS = {"answer": AnswerForm, "tick": TickForm, "finding": NewFinding}


@dataclass(frozen=True)
class Outcome:
    """What became of a message: "done", "conflict" or "refused", in words, with the line as it now stands."""

    status: str
    code: int = 200
    words: list = field(default_factory=list)
    line: dict | None = None


def take(audit, person, data, files):
    """Take one message of a device. The same message again is done, and changes nothing."""
    form_class = FORMS.get(data.get("kind"))
    if form_class is None:
        return Outcome("refused", 422, ["kind"])
    form = form_class(data, files, record=audit, user=person)
    if not form.is_valid():
        return Outcome("refused", 422, [str(error) for errors in form.errors.values() for error in errors])
    values = form.values()
    if _is_known(audit, data["kind"], values):
        return Outcome("done", line=_line_of(audit, values))
    try:
        _do(audit, person, data["kind"], values)
    except ConcurrentTransition as conflict:
        return Outcome("conflict", 409, [str(conflict)], _line_of(audit, values))
    except RuleNotMet as refusal:
        return Outcome("refused", 409, refusal.unmet)
    except (WrongPerson, NotVisible) as refusal:
        return Outcome("refused", 403, [str(refusal)])
    except ValidationError as fault:
        return Outcome("refused", 422, fault.messages)
    return Outcome("done", line=_line_of(audit, values))


def _is_known(audit, kind, values):
    """Whether this very message was taken before, whatever came after it."""
    message = values.get("message")
    if not message:
        return False
    if kind == "finding":
        return Finding.objects.filter(message=message, audit=audit).exists()
    return Line.history.filter(id=values["line"], audit=audit.pk, message=message).exists()


def _do(audit, person, kind, values):
    if kind == "finding":
        create(Finding, by=person, **values)
    else:
        perform(getattr(audit, kind), by=person, **values)


def _line_of(audit, values):
    key = values.get("line")
    found = audit.active_lines().filter(pk=getattr(key, "pk", key)).first() if key else None
    return line_told(found) if found else None


def sampled_told(row):
    """A dossier of the sample as a device reads it."""
    return {
        "key": row.pk,
        "number": row.case.number,
        "answer": row.answer,
        "words": row.get_answer_display() if row.answer else "",
        "note": row.note,
    }


def line_told(line):
    """A line as a device reads it."""
    return {
        "key": line.pk,
        "clause": str(line.clause or ""),
        "number": line.clause.number if line.clause else "",
        "text": line.text,
        "evidence": line.evidence,
        "answer": line.answer,
        "words": line.get_answer_display() if line.answer else "",
        "note": line.note,
        "who": str(line.answered_by or ""),
        "sequence": line.sequence,
    }
