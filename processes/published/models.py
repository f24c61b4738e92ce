"""A published list: the procedures of the commune as a source told them on a day (8.2.3)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of, whole_administration

from ..followed.national import procedure_key
from . import rules
from .parts import TOLD, Listed
from .states import ListState

__all__ = ["Listed", "PublishedList"]

S = ListState
SERIES = "DM"


class PublishedList(MovingRecord):
    """What was published until a day; each intake is a list of its own, and the newest whole one counts."""

    name = models.CharField(_("name"), max_length=200)
    as_of = models.DateField(_("as of"))
    digest = models.CharField(_("digest of the file"), max_length=64, blank=True, editable=False)
    state = StateField(ListState, S.ARRIVING)

    who_creates = (rules.keeps_lists,)
    parts = ("lines",)
    given_inside = {"create": ("digest",)}

    class Meta(MovingRecord.Meta):
        verbose_name = _("published list of procedures")
        verbose_name_plural = _("published lists of procedures")

    @classmethod
    def begin(cls, *, actor, name, as_of=None, digest=""):
        year = str(today().year)
        number = f"{SERIES}-{year}-{next_number(SERIES, year):03d}"
        unit = administration_of(actor.person)
        return cls(number=number, unit=unit, name=name.strip()[:200], as_of=as_of or today(), digest=digest)

    @classmethod
    def also_visible_to(cls, user):
        """What is published everybody in the administration reads."""
        return Q(unit__in=whole_administration(user).values("pk"))

    # ── Acts, in the order of the work

    @act(
        _("Enter procedures"),
        [S.ARRIVING],
        SAME,
        who=[rules.keeps_lists],
        follows=_("What is listed already under the same code is written anew, and is verified by nobody again."),
    )
    def enter(self, *, actor, lines):
        """Add what a source tells of procedures, or tell it better: [{code, name, field, limit, …}]."""
        known = {line.key: line for line in self.lines.filter(key__in=[procedure_key(each["code"]) for each in lines])}
        last = self.lines.aggregate(last=Max("position"))["last"] or 0
        for position, told in enumerate(lines, last + 1):
            line = known.setdefault(procedure_key(told["code"]), Listed(published_list=self, position=position))
            _tell(line, told)
        Listed.save_all(list(known.values()))

    @act(
        _("The list is whole"),
        [S.ARRIVING],
        S.WHOLE,
        who=[rules.keeps_lists],
        rules=[rules.names_something],
        follows=_("Procedures in force that it does not name are shown as repealed; nothing is changed by itself."),
    )
    def close(self, *, actor):
        """Nothing is missing: what is in force is compared with it from now on."""

    @act(
        _("Verify a line"),
        [S.ARRIVING, S.WHOLE],
        SAME,
        who=[rules.keeps_lists],
        follows=_("Your name and today stand beside the line: you have compared it with the published decision."),
    )
    def verify(self, *, actor, code):
        """Somebody has compared a line with the decision that published it, and stands by it."""
        line = self.line_of(code)
        if line.made_up:
            raise ValidationError({"code": [_("This line is made up for trying out: there is nothing to compare.")]})
        line.verified_by, line.verified_on = actor.person, today()
        line.save()

    @act(
        _("Take a verification back"),
        [S.ARRIVING, S.WHOLE],
        SAME,
        who=[rules.keeps_lists],
        reason=True,
        follows=_("The line counts as not verified; who had verified it stays in the history."),
    )
    def doubt(self, *, actor, code):
        """A line is not as it was published after all."""
        line = self.line_of(code)
        line.verified_by = line.verified_on = None
        line.save()

    @act(
        _("Give up"),
        [S.ARRIVING, S.WHOLE],
        S.GIVEN_UP,
        who=[rules.keeps_lists],
        reason=True,
        follows=_("Nothing is compared with it any more; it stays on record."),
    )
    def give_up(self, *, actor):
        """It was the wrong list."""

    # ── Questions

    def title_text(self):
        return f"{self.name} ({self.as_of:%d/%m/%Y})"

    title_text.short_description = _("list")

    def line_of(self, code):
        """The line of a code, however a unit writes it. Raises ValidationError."""
        line = self.lines.filter(key=procedure_key(code)).first()
        if line is None:
            raise ValidationError({"code": [_("The list names no procedure %(code)s.") % {"code": code}]})
        return line

    def count(self):
        """How many procedures it names."""
        return self.lines.count()

    count.short_description = _("procedures")

    def unverified(self):
        """How many of its lines nobody has verified."""
        return self.lines.filter(verified_by__isnull=True).count()

    unverified.short_description = _("not verified")


def _tell(line, told):
    """Let a line say what was told, and that nobody has compared yet."""
    for name in TOLD:
        value = told.get(name)
        setattr(line, name, value if value is not None or name in ("limit", "decision_on") else "")
    line.key, line.made_up = procedure_key(line.code), bool(told.get("made_up"))
    line.verified_by = line.verified_on = None


def newest_whole(user, on=None):
    """The newest whole list that a person sees, of those told until a day; or None."""
    lists = PublishedList.objects.visible_to(user).filter(state=S.WHOLE, as_of__lte=on or today())
    return lists.order_by("-as_of", "-pk").first()
