"""The checklist of an audit and its answers: several auditors answer at once, and nothing is lost or doubled."""

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from qms.evidence.attachments import attach
from qms.ledger.now import now
from qms.lifecycle.errors import ConcurrentTransition

from .states import Answer


class Checklist:
    """The checklist of one audit: its lines, the answers given, and what is still open."""

    def __init__(self, audit):
        self.audit = audit

    def lines(self):
        """The lines that are asked, in their order."""
        return self.audit.lines.filter(active=True).select_related("clause", "answered_by").order_by("position", "pk")

    def unanswered(self):
        """Lines nobody has answered yet."""
        return list(self.lines().filter(answer=""))

    def bare(self):
        """Lines answered as a nonconformity without a finding that is still held up."""
        found = self.audit.findings.held_up().filter(line__isnull=False).values("line")
        return list(self.lines().filter(answer=Answer.NONCONFORMITY).exclude(pk__in=found))

    def words_of_unanswered(self):
        """How many lines are still open, and the first of them."""
        return self._words(_("Lines without an answer: %(count)s. The first: %(line)s"), self.unanswered())

    def words_of_bare(self):
        """Which nonconforming lines lack a finding."""
        return self._words(_("Nonconforming lines without a finding: %(count)s. The first: %(line)s"), self.bare())

    @staticmethod
    def _words(words, lines):
        return words % {"count": len(lines), "line": lines[0] if lines else ""}

    def add(self, given):
        """Add lines, each {clause, text, evidence}; one that is asked already is not asked twice."""
        known = {(each.clause_id, each.text): each for each in self.audit.lines.all()}
        position = self.audit.lines.aggregate(last=Max("position"))["last"] or 0
        for each in given:
            key = (each["clause"] and each["clause"].pk, each["text"])
            if key not in known:
                position += 1
                known[key] = self.audit.lines.create(position=position, **each)
            elif not known[key].active:
                known[key].active = True
                known[key].save()

    def drop(self, keys):
        """Leave lines out that nobody has answered."""
        for line in self.audit.lines.filter(pk__in=keys, active=True):
            if line.answer:
                raise ValidationError({"dropped": [_("This line is answered; it stays: %(line)s") % {"line": line}]})
            line.active = False
            line.save()

    def answer(self, actor, line, answer, *, files=(), **told):
        """Write an answer. The same message again changes nothing; an answer to an older reading of the line, whose
        answer somebody else has changed since, is refused with what stands there (ConcurrentTransition)."""
        line = self._line(line)
        if self.write(line, actor, answer, files=files, **told):
            for file in files:
                attach(self.audit, file, purpose=line.purpose)
        return line

    def tick(self, actor, sampled, answer, **told):
        """Write what was found at a dossier of the sample, as an answer is written."""
        row = self.audit.sample.filter(pk=sampled).select_related("answered_by").first()
        if row is None:
            raise ValidationError({"sampled": [_("This dossier is not in the sample.")]})
        self.write(row, actor, answer, **told)
        return row

    def write(
        self, row, actor, answer, *, note="", files=(), line_sequence=None, message="", noted_at=None, noted_as=""
    ):
        """Keep an answer at a line or dossier; whether anything was new."""
        if message and self.has_arrived(row, message):
            return False
        changed = line_sequence is not None and row.sequence != line_sequence
        if changed and (row.answer, row.note) != (answer, note):
            who = {"who": row.answered_by, "answer": row.get_answer_display(), "note": row.note}
            raise ConcurrentTransition(_("%(who)s has answered this line in between: %(answer)s. %(note)s") % who)
        _ask_substance(answer, note, files)
        row.answer, row.note, row.message, row.noted_at, row.noted_as = answer, note, message, noted_at, noted_as
        row.answered_by, row.answered_at = actor.person, now()
        row.save()
        return True

    @staticmethod
    def has_arrived(row, message):
        """Whether a message was taken here before, even when another answer came in between."""
        return row.history.filter(message=message).exists()

    def _line(self, key):
        line = self.audit.lines.filter(pk=key, active=True).select_related("answered_by").first()
        if line is None:
            raise ValidationError({"line": [_("This line is not on the checklist.")]})
        return line


def _ask_substance(answer, note, files):
    """Every answer says on what it rests; also that a question does not apply. Raises ValidationError."""
    if answer == Answer.NOT_APPLICABLE and not note.strip():
        raise ValidationError({"note": [_("Say why it does not apply.")]})
    if not (note.strip() or files):
        raise ValidationError({"note": [_("Record the evidence: what was seen, where, which number.")]})
