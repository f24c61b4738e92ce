"""A pattern of a field's procedures: what a dossier consists of, its steps, who does them, and their share of time."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of, whole_administration
from qms.people.posts import PostKind
from qms.people.rules import by_post
from qms.text.vietnamese import lower

from ..procedures.models import ProcedureVersion
from .states import PatternState

S = PatternState
SERIES = "MQT"
KEEPERS = (PostKind.DOCUMENT_CONTROLLER, PostKind.QUALITY_SECRETARY, PostKind.QUALITY_MANAGER)
keeps_patterns = by_post(*KEEPERS)


class Pattern(MovingRecord):
    """The steps of a procedure in force, copied as they are, for others of the same field to begin from."""

    field = models.CharField(_("field of administration"), max_length=200, blank=True)
    prefix = models.CharField(_("codes begin with"), max_length=30)
    definition = models.JSONField(_("steps"), default=dict, editable=False)
    taken_from = models.ForeignKey(
        ProcedureVersion, models.PROTECT, verbose_name=_("copied from"), related_name="+", editable=False
    )
    state = StateField(PatternState, S.IN_USE)

    who_creates = (keeps_patterns,)

    belongs_to = ("taken_from",)

    class Meta(MovingRecord.Meta):
        verbose_name = _("pattern of procedures")
        verbose_name_plural = _("patterns of procedures")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "field"], condition=Q(state=S.IN_USE), name="one_pattern_of_a_field"
            )
        ]

    @classmethod
    def begin(cls, *, actor, version, prefix, field=""):
        year = str(today().year)
        pattern = cls(unit=administration_of(actor.person), field=field.strip(), prefix=prefix.strip().rstrip("-"))
        if cls.objects.filter(unit=pattern.unit, field=pattern.field, state=S.IN_USE).exists():
            raise ValidationError({"field": [_("There is a pattern of this field already: change that one.")]})
        pattern.number = f"{SERIES}-{year}-{next_number(SERIES, year):03d}"
        pattern._copy(version)
        return pattern

    @classmethod
    def also_visible_to(cls, user):
        return Q(unit__in=whole_administration(user).values("pk"))

    # ── Acts

    @act(
        _("Copy the steps of another procedure"),
        [S.IN_USE],
        SAME,
        who=[keeps_patterns],
        follows=_("Procedures that began from it stay as they are; the next begin with these steps."),
    )
    def edit(self, *, actor, version, prefix=None):
        """Let the pattern be as this procedure is now."""
        self.prefix = (prefix or self.prefix).strip().rstrip("-")
        self._copy(version)

    @act(_("Use no longer"), [S.IN_USE], S.RETIRED, who=[keeps_patterns], reason=True)
    def retire(self, *, actor):
        """Nothing begins from it any more."""

    # ── Questions

    def _copy(self, version):
        self.taken_from, self.definition = version, version.definition()
        if not self.definition["steps"]:
            raise ValidationError({"version": [_("This procedure has no steps.")]})

    def title_text(self):
        return self.field or str(_("every other field"))

    title_text.short_description = _("field of administration")

    def steps_told(self):
        """How many steps it has."""
        return len(self.definition.get("steps", []))

    steps_told.short_description = _("steps")


def pattern_for(field, patterns):
    """The pattern of a field among these, else the one of every other field, or None."""
    own = next((each for each in patterns if each.field and lower(each.field) == lower(field.strip())), None)
    return own or next((each for each in patterns if not each.field), None)
