"""The same cause elsewhere: processes and units in which somebody looks, and what was found there (10.2.1 b)."""

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from qms.evidence.links import link
from qms.ledger.now import today
from qms.lifecycle.door import create_as_part

from .parts import CauseElsewhere
from .states import Outlook


class Elsewhere:
    """Where the cause of one nonconformity may be too, in its present round."""

    def __init__(self, nonconformity):
        self.record = nonconformity

    def rows(self):
        """Those of this round."""
        return self.record.elsewhere.filter(round=self.record.round)

    def open_rows(self):
        """Those of which nobody has said yet what was found."""
        return self.rows().filter(outlook=Outlook.OPEN).select_related("unit", "process", "checker")

    def row(self, number):
        """One of the open rows. Raises ValidationError."""
        found = self.open_rows().filter(number=number).first()
        if found is None:
            raise ValidationError({"number": [_("Choose a row that is still open.")]})
        return found

    def name(self, unit, process, checker, due_on):
        """One more process or unit, who looks there, and until when. Raises ValidationError."""
        if due_on < today():
            raise ValidationError({"due_on": [_("Choose today or a later day.")]})
        if (unit, process) == (self.record.unit, self.record.process):
            raise ValidationError({"process": [_("This is where it was found: name another process or unit.")]})
        if self.rows().filter(unit=unit, process=process).exists():
            raise ValidationError({"process": [_("This one is on the list already.")]})
        last = self.record.elsewhere.aggregate(last=Max("number"))["last"] or 0
        return CauseElsewhere.objects.create(
            nonconformity=self.record,
            number=last + 1,
            round=self.record.round,
            unit=unit,
            process=process,
            checker=checker,
            due_on=due_on,
        )

    def name_checker(self, number, checker):
        """Somebody else looks there."""
        row = self.row(number)
        row.checker = checker
        row.save()
        return row

    def note(self, actor, number, outlook, note, known):
        """What was found; where it is the same, a nonconformity of that place goes on. Raises ValidationError."""
        row = self.row(number)
        if not any(actor.involves(person) for person in (row.checker, self.record.owner)):
            raise ValidationError({"number": [_("Somebody else is named for this row.")]})
        if known is not None and outlook != Outlook.FOUND:
            raise ValidationError({"known": [_("Name a nonconformity only where the same cause was found.")]})
        row.outlook, row.note, row.looked_by, row.looked_on = outlook, note.strip(), actor.person, today()
        row.active = False
        if outlook == Outlook.FOUND:
            row.opened = self._known(known) if known else self._reported(actor, row)
        row.save()
        return row

    def _known(self, known):
        if known.pk == self.record.pk:
            raise ValidationError({"known": [_("This is the nonconformity itself.")]})
        link(self.record, known)
        return known

    def _reported(self, actor, row):
        """A nonconformity of that place, reported with what was found there."""
        words = _("The same cause as in %(number)s: %(note)s") % {"number": self.record.number, "note": row.note}
        return create_as_part(
            type(self.record),
            actor=actor,
            origin=self.record,
            description=words,
            unit=row.unit,
            process=row.process,
        )
