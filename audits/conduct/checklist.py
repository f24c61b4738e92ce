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

    def answer(self, actor, line, answer, *, note="", files=(), line_sequence=None, message="", noted_at=None):
        """Write an answer. The same message again changes nothing; an answer to an older reading of the line, whose
        answer somebody else has changed since, is refused with what stands there (ConcurrentTransition)."""
        line = self._line(line)
        if message and self.has_arrived(line, message):
            return line
        changed = line_sequence is not None and line.sequence != line_sequence
        if changed and (line.answer, line.note) != (answer, note):
            who = {"who": line.answered_by, "answer": line.get_answer_display(), "note": line.note}
            raise ConcurrentTransition(_("%(who)s has answered this line in between: %(answer)s. %(note)s") % who)
        if answer != Answer.NOT_APPLICABLE and not note.strip() and not files:
            raise ValidationError({"note": [_("Record the evidence: what was seen, where, which number.")]})
        line.answer, line.note, line.message, line.noted_at = answer, note, message, noted_at
        line.answered_by, line.answered_at = actor.person, now()
        line.save()
        for file in files:
            attach(self.audit, file, purpose=line.purpose)
        return line

    @staticmethod
    def has_arrived(line, message):
        """Whether a message was taken at this line before, even when another answer came in between."""
        return line.history.filter(message=message).exists()

    def tick(self, sampled, answer, note):
        """Write what was found at a dossier of the sample."""
        row = self.audit.sample.filter(pk=sampled).first()
        if row is None:
            raise ValidationError({"sampled": [_("This dossier is not in the sample.")]})
        row.answer, row.note = answer, note
        row.save()

    def _line(self, key):
        line = self.audit.lines.filter(pk=key, active=True).select_related("answered_by").first()
        if line is None:
            raise ValidationError({"line": [_("This line is not on the checklist.")]})
        return line
