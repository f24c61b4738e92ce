"""The parts of a nonconformity: corrections, root causes with their actions, and the rounds that are over."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.evidence.attachments import attachments_of
from qms.ledger.alignment import align
from qms.ledger.guards import Guard
from qms.ledger.kept import Kept

from .states import Method, Outlook, Verdict


class Correction(Kept):
    """What was done at once about the thing itself, apart from its causes (8.7.1); written once."""

    nonconformity = models.ForeignKey(
        "nonconformities.Nonconformity", on_delete=models.PROTECT, related_name="corrections"
    )
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    what = models.TextField(_("what was done"))
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("done by"), on_delete=models.PROTECT, related_name="+"
    )
    done_on = models.DateField(_("done on"))
    evidence = models.TextField(_("what shows it"), blank=True)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["pk"]
        constraints = [
            Guard(
                name="nonconformities_correction_fixed", event="UPDATE", says="nonconformities_correction: written once"
            )
        ]

    def __str__(self):
        return self.what[:80]

    def files(self):
        """Its files; they hang on the nonconformity, so that whoever may see that may see them."""
        return attachments_of(self.nonconformity).filter(purpose=self.purpose)

    @property
    def purpose(self):
        """The mark by which its files are known."""
        return f"correction-{self.pk}"

    def has_evidence(self):
        return bool(self.evidence.strip()) or self.files().exists()


class RootCause(Kept):
    """A root cause that the analysis of one round found; what a new analysis no longer names stays, inactive."""

    nonconformity = models.ForeignKey(
        "nonconformities.Nonconformity", on_delete=models.PROTECT, related_name="root_causes"
    )
    round = models.PositiveSmallIntegerField(_("round"))
    cause = models.ForeignKey(
        "causes.Cause", verbose_name=_("cause in the catalogue"), on_delete=models.PROTECT, related_name="+"
    )
    text = models.CharField(_("in its own words"), max_length=500, blank=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("root cause")
        verbose_name_plural = _("root causes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nonconformity", "round", "cause"], name="a_root_cause_is_named_once_in_a_round"
            )
        ]

    def __str__(self):
        return f"{self.cause} – {self.text}" if self.text else str(self.cause)

    @classmethod
    def bring_in_line(cls, nonconformity, wanted):
        """Name exactly these causes (cause → words) in the present round; what is left over becomes inactive."""
        own = {"nonconformity": nonconformity, "round": nonconformity.round}
        causes = {(cause.pk,): {"text": text} for cause, text in wanted.items()}
        align(cls, cls.objects.filter(**own), ("cause_id",), causes, **own)


class Remedy(Kept):
    """An action that is to remove a root cause."""

    nonconformity = models.ForeignKey(
        "nonconformities.Nonconformity", on_delete=models.PROTECT, related_name="remedies"
    )
    root_cause = models.ForeignKey(
        RootCause, verbose_name=_("root cause"), on_delete=models.PROTECT, related_name="remedies"
    )
    action = models.ForeignKey(
        "actions.Action", verbose_name=_("action"), on_delete=models.PROTECT, related_name="remedies"
    )

    class Meta:
        verbose_name = _("action against a root cause")
        verbose_name_plural = _("actions against root causes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["root_cause", "action"], name="an_action_stands_once_against_a_cause"),
            Guard(name="nonconformities_remedy_fixed", event="UPDATE", says="nonconformities_remedy: written once"),
        ]

    def __str__(self):
        return f"{self.root_cause_id} → {self.action_id}"


class EndedRound(Kept):
    """A round that did not end it: its analysis, its plan and why it was not enough; written once."""

    nonconformity = models.ForeignKey(
        "nonconformities.Nonconformity", on_delete=models.PROTECT, related_name="ended_rounds"
    )
    round = models.PositiveSmallIntegerField(_("round"))
    verdict = models.CharField(_("how it ended"), max_length=20, choices=Verdict)
    why = models.TextField(_("why"))
    judged = models.TextField(_("how the criterion was judged"), blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("judged by"), on_delete=models.PROTECT, related_name="+"
    )
    ended_on = models.DateField(_("ended on"))
    analysis_method = models.CharField(_("method"), max_length=20, choices=Method, blank=True)
    analysis = models.JSONField(_("analysis"), default=dict, blank=True)
    other_processes_checked = models.TextField(_("other processes checked"), blank=True)
    criterion = models.TextField(_("criterion of the effect"), blank=True)

    class Meta:
        verbose_name = _("earlier round")
        verbose_name_plural = _("earlier rounds")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["nonconformity", "round"], name="a_round_ends_once"),
            Guard(
                name="nonconformities_endedround_fixed", event="UPDATE", says="nonconformities_endedround: written once"
            ),
        ]

    def __str__(self):
        return f"{self.round}: {self.get_verdict_display()}"


class CauseElsewhere(Kept):
    """Another process or unit in which the same cause may be: who looks until when, and what was found (10.2.1 b)."""

    nonconformity = models.ForeignKey(
        "nonconformities.Nonconformity", on_delete=models.PROTECT, related_name="elsewhere"
    )
    number = models.PositiveSmallIntegerField(_("row"))
    round = models.PositiveSmallIntegerField(_("round"))
    unit = models.ForeignKey("people.Unit", models.PROTECT, verbose_name=_("unit"), related_name="+")
    process = models.ForeignKey("map.Process", models.PROTECT, verbose_name=_("process"), null=True, related_name="+")
    checker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("who looks there"), related_name="+"
    )
    due_on = models.DateField(_("until"))
    outlook = models.CharField(_("result"), max_length=20, choices=Outlook, default=Outlook.OPEN)
    note = models.TextField(_("what was looked at, and what was found"), blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("looked at by"), null=True, related_name="+"
    )
    looked_on = models.DateField(_("looked at on"), null=True)
    opened = models.ForeignKey(
        "nonconformities.Nonconformity",
        models.PROTECT,
        verbose_name=_("nonconformity there"),
        null=True,
        related_name="+",
    )
    active = models.BooleanField(_("to be looked at"), default=True)  # while it is open, somebody else can be named

    class Meta:
        verbose_name = _("place where the same cause may be")
        verbose_name_plural = _("places where the same cause may be")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["nonconformity", "number"], name="a_place_has_one_row_in_a_nonconformity"),
            models.CheckConstraint(
                condition=Q(outlook=Outlook.OPEN) | (~Q(note="") & Q(looked_by__isnull=False)),
                name="what_was_looked_at_says_by_whom_and_what",
            ),
            models.CheckConstraint(
                condition=Q(outlook=Outlook.FOUND) ^ Q(opened__isnull=True),
                name="a_cause_found_elsewhere_leads_to_a_nonconformity",
            ),
            Guard(
                name="nonconformities_causeelsewhere_settled",
                event="UPDATE",
                when="OLD.outlook <> 'open'",
                says="nonconformities_causeelsewhere: what was found is written once",
            ),
        ]

    def __str__(self):
        return f"{self.unit} – {self.process}" if self.process else str(self.unit)

    def get_number_display(self):
        """Which row it is, where somebody else is named for it."""
        return str(self)
