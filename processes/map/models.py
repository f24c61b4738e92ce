"""Processes, what flows between them, the documents they work by, and the clauses of the standard (4.4)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import Document
from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.codes import Coded
from qms.evidence.marks import rows_are_fixed
from qms.ledger.guards import Guard
from qms.ledger.kept import Kept
from qms.ledger.places import rows_keep_their_places
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.people.posts import PostKind
from qms.people.rules import by_post

from .kinds import ProcessKind
from .states import ProcessState

S = ProcessState
is_quality_manager = by_post(PostKind.QUALITY_MANAGER)


class Process(Coded, MovingRecord):
    """A process of the quality system; its number is its code, its unit is its owner."""

    name = models.CharField(_("name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=ProcessKind)
    purpose = models.TextField(_("purpose"), blank=True)
    inputs = models.TextField(_("inputs"), blank=True, help_text=_("One in each line."))
    outputs = models.TextField(_("outputs"), blank=True, help_text=_("One in each line."))
    clauses = models.CharField(_("clauses"), max_length=200, blank=True, help_text=_("Numbers, separated by commas."))
    position = models.PositiveSmallIntegerField(_("place on the map"), default=1)
    state = StateField(ProcessState, S.RUN)

    who_creates = (is_quality_manager,)
    parts = ("flows_out", "flows_in", "documents_used")

    class Meta(MovingRecord.Meta):
        verbose_name = _("process")
        verbose_name_plural = _("processes")

    @classmethod
    def begin(cls, *, actor, code, **values):
        return cls(number=code, **values)

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees the whole map of their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))

    # ── Acts; the code stays, as every number does

    PLAIN = ("name", "kind", "unit", "purpose", "inputs", "outputs", "clauses", "position")

    @act(
        _("Edit"),
        [S.RUN],
        SAME,
        who=[is_quality_manager],
        follows=_("The map shows it so at once; what stood before stays on record."),
    )
    def edit(self, *, actor, **values):
        """Draw the process anew: its name, its owner, what comes in and goes out, its place (4.4.1)."""
        unit = values.get("unit")
        if unit is not None and not actor.holds(PostKind.QUALITY_MANAGER, unit):
            raise ValidationError({"unit": [_("You are not the quality manager of this unit.")]})
        for name in self.PLAIN:
            if name in values:
                setattr(self, name, values[name])

    @act(
        _("Take off the map"),
        [S.RUN],
        S.RETIRED,
        who=[is_quality_manager],
        reason=True,
        follows=_("It leaves the map with all that flows to and from it; its record stays."),
    )
    def retire(self, *, actor):
        """The office does not run this process any more."""

    @act(
        _("Put back on the map"),
        [S.RETIRED],
        S.RUN,
        who=[is_quality_manager],
        reason=True,
        follows=_("It stands on the map again as it was."),
    )
    def take_up(self, *, actor):
        """The office runs this process again."""

    def title_text(self):
        return self.name


class ProcessLink(Kept):
    """Something that one process gives and another takes."""

    origin = models.ForeignKey(Process, verbose_name=_("from"), on_delete=models.PROTECT, related_name="flows_out")
    target = models.ForeignKey(Process, verbose_name=_("to"), on_delete=models.PROTECT, related_name="flows_in")
    what = models.CharField(_("what passes"), max_length=300)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("flow between processes")
        verbose_name_plural = _("flows between processes")
        constraints = [
            models.UniqueConstraint(fields=["origin", "target", "what"], name="a_flow_is_drawn_once"),
            models.CheckConstraint(condition=~Q(origin=models.F("target")), name="a_flow_leads_to_another_process"),
        ]

    def __str__(self):
        return self.what


class ProcessDocument(Kept):
    """A document by which a process works."""

    process = models.ForeignKey(
        Process, verbose_name=_("process"), on_delete=models.PROTECT, related_name="documents_used"
    )
    document = models.ForeignKey(
        Document, verbose_name=_("document"), on_delete=models.PROTECT, related_name="processes"
    )
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("document of a process")
        verbose_name_plural = _("documents of processes")
        constraints = [models.UniqueConstraint(fields=["process", "document"], name="a_document_is_tied_once")]

    def __str__(self):
        return f"{self.process_id}: {self.document_id}"


# An edition comes into force and leaves it; what its clauses are called stays.
WORDS = ("edition", "number", "title_vi", "title_en")
REWORDED = " OR ".join(f"OLD.{name} <> NEW.{name}" for name in WORDS)


@rows_are_fixed(*WORDS)
@rows_keep_their_places
class Clause(models.Model):
    """A clause of an edition of the standard: number and official title, never its text."""

    edition = models.CharField(_("edition"), max_length=60)
    number = models.CharField(_("number"), max_length=12)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200)
    in_force = models.BooleanField(_("in force"), default=True)

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="a_clause_stands_once_in_an_edition"),
            Guard(
                name="map_clause_fixed", event="UPDATE", when=REWORDED, says="map_clause: clauses are never reworded"
            ),
            Guard(name="map_clause_kept", event="DELETE", says="map_clause: clauses are kept"),
            Guard(name="map_clause_emptied", event="TRUNCATE", says="map_clause: clauses are kept"),
        ]

    def __str__(self):
        return f"{self.number} {self.title()}"

    def title(self):
        """The title in the language of the page."""
        return self.title_en if (get_language() or "").startswith("en") else self.title_vi
