"""An edition of the standard: loaded beside, mapped to the one in force, and adopted (4.4, 7.5.3)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.door import follow_each
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of, whole_administration

from ..map.clauses import BASE, clauses_in_force, load_rows, put_in_force
from ..map.models import Clause
from . import rules
from .parts import ClauseAnswer, ClauseGround
from .states import EditionState

S = EditionState
SERIES = "AB"


class Edition(MovingRecord):
    """The numbers and short titles of an edition, never its text; its clauses are rows of the map."""

    name = models.CharField(_("edition"), max_length=60, unique=True)
    amendment = models.CharField(_("amendments"), max_length=200, blank=True)
    adopted_on = models.DateField(_("worked by since"), null=True, editable=False)
    decision = models.CharField(_("decision"), max_length=200, blank=True, editable=False)
    state = StateField(EditionState, S.BESIDE)

    who_creates = (rules.keeps_it,)
    parts = ("answers", "grounds")

    class Meta(MovingRecord.Meta):
        verbose_name = _("edition of the standard")
        verbose_name_plural = _("editions of the standard")

    @classmethod
    def begin(cls, *, actor, name, amendment="", lines=()):
        if cls.objects.filter(name=name).exists():
            raise ValidationError({"name": [_("This edition is there already.")]})
        number = f"{SERIES}-{next_number(SERIES):02d}"
        return cls(number=number, unit=administration_of(actor.person), name=name, amendment=amendment)

    def after_creation(self, *, actor, lines=(), **values):
        if lines:
            self._take(lines)

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees by which edition their administration works."""
        return Q(unit__in=whole_administration(user).values("pk"))

    # ── Acts, in the order of the work

    @act(
        _("Enter and map clauses"),
        [S.BESIDE],
        SAME,
        who=[rules.keeps_it],
        follows=_("The page shows what of our evidence answers each clause, and what has no answer yet."),
    )
    def map_clauses(self, *, actor, lines, amendment=None):
        """Rows of {number, title_vi, title_en, earlier}; `earlier` are numbers of the edition in force."""
        self.amendment = self.amendment if amendment is None else amendment
        self._take(lines)

    @act(
        _("Say why there is no evidence"),
        [S.BESIDE, S.IN_FORCE],
        SAME,
        who=[rules.keeps_it],
        follows=_("The index and every evidence pack say it with your name and today's day."),
    )
    def say_why(self, *, actor, clause, why):
        """A clause does not apply to us, or is answered elsewhere; an empty reason takes it back."""
        row = self.grounds.filter(clause=clause).first() or ClauseGround(edition=self, clause=clause)
        row.why, row.active = why.strip() or row.why, bool(why.strip())
        row.said_by, row.said_on = actor.person, today()
        if row.pk or row.active:
            row.save()

    @act(
        _("Work by this edition"),
        [S.BESIDE],
        S.IN_FORCE,
        who=[rules.decides],
        rules=[rules.all_is_mapped],
        follows=_("New questions and findings name its clauses; those there are keep the edition of their day."),
    )
    def adopt(self, *, actor, decision):
        """Top management decides to work by it."""
        self.decision, self.adopted_on = decision.strip(), today()
        before = Edition.objects.filter(unit=self.unit, state=S.IN_FORCE).exclude(pk=self.pk)
        follow_each(before, Edition.replace, actor=actor)
        put_in_force(self.name)

    @act(_("Replace"), [S.IN_FORCE], S.REPLACED, who=[only_as_part])
    def replace(self, *, actor):
        """A later edition is worked by."""

    # ── Questions

    def title_text(self):
        return f"{self.name} ({self.amendment})" if self.amendment else self.name

    title_text.short_description = _("title")

    def clauses(self):
        """Its clauses, in its order."""
        return Clause.objects.filter(edition=self.name).order_by("pk")

    def earlier_numbers(self):
        """{key of a clause: numbers of the edition on which the program rests}; its own where it is that edition."""
        if self.name == BASE:
            return {each.pk: [each.number] for each in self.clauses()}
        found = {}
        for each in self.answers.filter(active=True).select_related("earlier").order_by("pk"):
            found.setdefault(each.clause_id, []).append(each.earlier.number)
        return found

    def unmapped(self):
        """Numbers of clauses (not of chapters) that nothing answers and nobody explained."""
        mapped = {*self.earlier_numbers(), *self.grounds.filter(active=True).values_list("clause", flat=True)}
        return [each.number for each in self.clauses() if "." in each.number and each.pk not in mapped]

    @classmethod
    def on(cls, day):
        """The edition that was worked by on a day, or None."""
        return cls.objects.filter(adopted_on__lte=day).order_by("-adopted_on", "-pk").first()

    # ── What is entered

    def _take(self, lines):
        """Add the clauses that are new, and map each anew to what is named for it. Raises ValidationError."""
        known = {each.number: each for each in clauses_in_force()}
        named = {each["number"]: each.get("earlier", "").replace(";", ",").split(",") for each in lines}
        named = {number: [one.strip() for one in several if one.strip()] for number, several in named.items()}
        strange = sorted({one for several in named.values() for one in several} - set(known))
        if strange:
            words = _("The edition in force has no clause %(numbers)s.") % {"numbers": ", ".join(strange)}
            raise ValidationError({"lines": [words]})
        load_rows(self.name, [{name: each[name] for name in ("number", "title_vi", "title_en")} for each in lines])
        own = {each.number: each for each in self.clauses()}
        wanted = {(own[number].pk, known[one].pk) for number, several in named.items() for one in several}
        self._align({own[number].pk for number in named}, wanted)

    def _align(self, touched, wanted):
        """Exactly these pairs (clause, earlier) are mapped among the clauses that were given."""
        present = {(each.clause_id, each.earlier_id): each for each in self.answers.filter(clause__in=touched)}
        rows = [row for row in present.values() if row.active != ((row.clause_id, row.earlier_id) in wanted)]
        for row in rows:
            row.active = not row.active
        new = [ClauseAnswer(edition=self, clause_id=a, earlier_id=b) for a, b in sorted(wanted - set(present))]
        ClauseAnswer.save_all([*rows, *new])
