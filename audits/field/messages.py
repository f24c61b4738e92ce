"""What a device sends: one message at a time, taken once however often it comes, and never lost or swallowed."""

from dataclasses import dataclass, field

from audits.conduct.forms import AnswerForm, TickForm
from audits.conduct.parts import Line, Sampled
from audits.findings.forms import NewFinding
from audits.findings.models import Finding
from qms.lifecycle.reception import Kind, attempt, attempt_to_create

FORMS = {"answer": AnswerForm, "tick": TickForm, "finding": NewFinding}


@dataclass(frozen=True)
class Taken:
    """What became of a message: "done", "conflict" or "refused", in words, with the line as it now stands."""

    status: str
    code: int = 200
    words: list = field(default_factory=list)
    line: dict | None = None
    at_files: bool = False  # whether it was the files alone that were refused: the words can be taken without them


def take(audit, person, data, files):
    """Take one message of a device. The same message again is done, and changes nothing."""
    form_class = FORMS.get(data.get("kind"))
    if form_class is None:
        return Taken("refused", 422, ["kind"])
    form = form_class(data, files, record=audit, user=person)
    if not form.is_valid():
        words = [str(error) for errors in form.errors.values() for error in errors]
        return Taken("refused", 422, words, at_files=set(form.errors) == {"files"})
    values = form.values()
    if _is_known(audit, data["kind"], values):
        return Taken("done", line=_line_of(audit, values))
    outcome = _do(audit, person, data["kind"], values)
    if outcome.done:
        return Taken("done", line=_line_of(audit, values))
    if outcome.kind is Kind.FASTER:
        return Taken("conflict", outcome.status, outcome.sentences, _line_of(audit, values))
    return Taken("refused", outcome.status, outcome.sentences)


def _is_known(audit, kind, values):
    """Whether this very message was taken before, whatever came after it."""
    message = values.get("message")
    if not message:
        return False
    if kind == "finding":
        return Finding.objects.filter(message=message, audit=audit).exists()
    rows, key = (Sampled, values["sampled"]) if kind == "tick" else (Line, values["line"])
    return rows.history.filter(id=key, audit=audit.pk, message=message).exists()


def _do(audit, person, kind, values):
    if kind == "finding":
        return attempt_to_create(Finding, by=person, **values)
    return attempt(getattr(audit, kind), by=person, **values)


def _line_of(audit, values):
    """The line, or the dossier of the sample, as it now stands."""
    if "sampled" in values:
        row = audit.sample.filter(pk=values["sampled"]).select_related("case", "answered_by").first()
        return sampled_told(row) if row else None
    key = values.get("line")
    found = audit.checklist.lines().filter(pk=getattr(key, "pk", key)).first() if key else None
    return line_told(found) if found else None


def sampled_told(row):
    """A dossier of the sample as a device reads it."""
    return {
        "key": row.pk,
        "number": row.case.number,
        "answer": row.answer,
        "words": row.get_answer_display() if row.answer else "",
        "note": row.note,
        "who": str(row.answered_by or ""),
        "sequence": row.sequence,
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
