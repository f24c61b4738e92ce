"""The parts of an audit: its team, its timetable, its checklist, and the dossiers drawn as a sample."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept

from .states import Answer, TeamRole


class TeamMember(Kept):
    """A person of the team besides the lead auditor; who no longer takes part stays on record, inactive."""

    audit = models.ForeignKey("conduct.Audit", on_delete=models.PROTECT, related_name="team")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("role"), max_length=20, choices=TeamRole, default=TeamRole.AUDITOR)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("member of the team")
        verbose_name_plural = _("members of the team")
        constraints = [models.UniqueConstraint(fields=["audit", "person"], name="a_person_is_in_a_team_once")]

    def __str__(self):
        return f"{self.person} ({self.get_role_display()})"


class AuditedProcess(Kept):
    """A process in the scope of an audit."""

    audit = models.ForeignKey("conduct.Audit", on_delete=models.PROTECT, related_name="processes")
    process = models.ForeignKey("map.Process", verbose_name=_("process"), on_delete=models.PROTECT, related_name="+")
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("process in the scope")
        verbose_name_plural = _("processes in the scope")
        constraints = [models.UniqueConstraint(fields=["audit", "process"], name="a_process_is_in_a_scope_once")]

    def __str__(self):
        return str(self.process)


class Slot(Kept):
    """A stretch of the timetable: when, what, by whom, with whom."""

    audit = models.ForeignKey("conduct.Audit", on_delete=models.PROTECT, related_name="timetable")
    begins_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    what = models.CharField(_("what is audited"), max_length=300)
    auditor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("auditor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    auditee = models.CharField(_("who is met"), max_length=200, blank=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("stretch of the timetable")
        verbose_name_plural = _("timetable")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("begins_at")), name="a_stretch_ends_after_it_begins"
            )
        ]

    def __str__(self):
        return self.what


class Answered(Kept):
    """What was found at something on site, by whom, and the message of the device that brought it."""

    answer = models.CharField(_("found"), max_length=20, choices=Answer, blank=True)
    note = models.TextField(_("evidence recorded"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    noted_at = models.DateTimeField(
        _("noted on the device"),
        null=True,
        editable=False,
        help_text=_("By the device's own clock, which may be wrong."),
    )
    noted_as = models.CharField(
        _("the device's clock, which was wrong"),
        max_length=60,
        blank=True,
        editable=False,
        help_text=_("As the device told it, where that can be no moment of this audit."),
    )
    message = models.CharField(
        _("key of the message"),
        max_length=36,
        blank=True,
        editable=False,
        help_text=_("Key (UUID) of the message that brought the answer."),
    )

    class Meta:
        abstract = True


class Line(Answered):
    """A question of the checklist and what was found: it is answered on site, by whoever of the team asked it."""

    audit = models.ForeignKey("conduct.Audit", on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField(_("order"))
    clause = models.ForeignKey(
        "map.Clause", verbose_name=_("clause"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.CharField(_("question"), max_length=500)
    evidence = models.CharField(_("what to look at"), max_length=500, blank=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("line of the checklist")
        verbose_name_plural = _("lines of the checklist")
        ordering = ["position"]

    def __str__(self):
        return self.text

    @property
    def purpose(self):
        """What the files that show its answer are attached to the audit for."""
        return f"line-{self.pk}"


class Sampled(Answered):
    """A dossier drawn at random for the audit, ticked through on site."""

    audit = models.ForeignKey("conduct.Audit", on_delete=models.PROTECT, related_name="sample")
    case = models.ForeignKey("cases.Case", verbose_name=_("dossier"), on_delete=models.PROTECT, related_name="+")
    drawn_with = models.CharField(_("seed of the draw"), max_length=40)
    drawn_from = models.PositiveIntegerField(_("drawn from"), help_text=_("Number of dossiers."))

    class Meta:
        verbose_name = _("dossier drawn")
        verbose_name_plural = _("dossiers drawn")
        constraints = [models.UniqueConstraint(fields=["audit", "case"], name="a_dossier_is_drawn_once_for_an_audit")]

    def __str__(self):
        return str(self.case_id)
