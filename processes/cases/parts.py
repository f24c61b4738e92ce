"""The parts of a case: its steps with who held them, the pauses of its clock, and what the applicant was told."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from qms.evidence.value_words import nested_words
from qms.ledger.asking_guards import AskingGuard
from qms.ledger.entry import current_entry
from qms.ledger.guards import Guard
from qms.ledger.kept import Kept
from qms.ledger.now import now
from qms.ledger.row_keys import HeldKey

from ..procedures.joins import Joined
from ..procedures.parts import Outcome, StepField
from .states import LetterKind, PauseKind

# The database refuses a step or an outcome that the version of the case does not have.
KEYS_OF_A_STEP = [
    ("a_case_step_is_one_of_its_version", ["version_id", "step_id"], "procedures_step", ["version_id", "id"]),
    ("a_case_outcome_is_one_of_its_step", ["step_id", "outcome_id"], "procedures_outcome", ["step_id", "id"]),
    ("a_case_branch_is_one_of_its_outcome", ["outcome_id", "branch_id"], "procedures_branch", ["outcome_id", "id"]),
]
# SQL for the version on which a case runs: the one to which it was moved last, else the one it began with.
RUNS_ON = (
    "COALESCE((SELECT to_version_id FROM cases_versionchange WHERE case_id = NEW.case_id ORDER BY id DESC LIMIT 1),"
    " (SELECT version_id FROM cases_case WHERE id = NEW.case_id))"
)
# SQL for how a case comes to a step: as the first of its way, by what was done, or from an earlier version.
FIRST = (
    "(NOT EXISTS (SELECT 1 FROM cases_casestep WHERE case_id = NEW.case_id) AND NEW.step_id = (SELECT id"
    " FROM procedures_step WHERE version_id = NEW.version_id AND active ORDER BY position, id LIMIT 1))"
)
LED_TO = (
    "EXISTS (SELECT 1 FROM cases_casestep r JOIN procedures_outcome o ON o.id = r.outcome_id LEFT JOIN"
    " procedures_branch b ON b.id = r.branch_id WHERE r.case_id = NEW.case_id"
    " AND COALESCE(b.leads_to_id, o.leads_to_id) = NEW.step_id)"
)
# SQL about the opinions at a step: how many were asked, agree, refuse, and how many must agree.
ASKED = "(SELECT COUNT(*) FROM cases_caseopinion WHERE case_step_id = NEW.id)"
AGREE = "(SELECT COUNT(*) FROM cases_caseopinion WHERE case_step_id = NEW.id AND agrees)"
REFUSE = "(SELECT COUNT(*) FROM cases_caseopinion WHERE case_step_id = NEW.id AND NOT agrees)"
NEEDED = f"COALESCE((SELECT needed FROM procedures_step WHERE id = NEW.step_id AND join_rule = 'some'), {ASKED})"
WAITED_FOR = "EXISTS (SELECT 1 FROM cases_caseopinion WHERE case_step_id = NEW.id AND state = 'asked')"
FOR_ALL = "EXISTS (SELECT 1 FROM procedures_step WHERE id = NEW.step_id AND join_rule = 'all')"
NOT_SO_JOINED = (
    f"(NEW.joined <> '' AND ({ASKED} = 0 OR ({FOR_ALL} AND {WAITED_FOR})))"
    f" OR (NEW.joined = 'agreed' AND {AGREE} < {NEEDED})"
    f" OR (NEW.joined = 'refused' AND {REFUSE} <= {ASKED} - {NEEDED})"
)
JOIN_FORGOTTEN = (
    f"NEW.outcome_id IS NOT NULL AND ({WAITED_FOR} OR (NEW.joined = '' AND EXISTS (SELECT 1"
    " FROM procedures_askedopinion WHERE step_id = NEW.step_id AND active)) OR EXISTS (SELECT 1"
    " FROM procedures_outcome WHERE id = NEW.outcome_id AND joined <> '' AND joined <> NEW.joined))"
)
GOES_ON = (
    "EXISTS (SELECT 1 FROM cases_casestep r JOIN procedures_step s ON s.id = r.step_id JOIN procedures_step n"
    " ON n.code = s.code WHERE r.case_id = NEW.case_id AND r.version_id <> NEW.version_id AND n.id = NEW.step_id)"
)


def ending_outcomes(step, ending, joined=None):
    """Whether the step in a column of the outer query has an outcome that ends the dossier so.

    With `joined`, a column of the outer query too, only one that may be taken when the opinions came to that.
    """
    outcomes = Outcome.objects.filter(step=OuterRef(step), ends=ending, active=True)
    return Exists(outcomes.filter(Q(joined="") | Q(joined=OuterRef(joined))) if joined else outcomes)


def _written_down(values):
    """What was written down at a step, with the names that its fields have."""
    labels = StepField.objects.filter(key__in=values).values_list("key", "label")
    return nested_words(values, dict(labels))


class CaseStep(Kept):
    """A step that a case stands on or has passed; the database refuses one of a version on which it does not run."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="case_steps")
    version = models.ForeignKey("procedures.ProcedureVersion", on_delete=models.PROTECT, related_name="+")
    step = models.ForeignKey("procedures.Step", verbose_name=_("step"), on_delete=models.PROTECT, related_name="+")
    outcome = models.ForeignKey(
        "procedures.Outcome", models.PROTECT, verbose_name=_("outcome"), null=True, blank=True, related_name="+"
    )
    branch = models.ForeignKey(
        "procedures.Branch", models.PROTECT, verbose_name=_("branch"), null=True, blank=True, related_name="+"
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    holder_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("as substitute for"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    opened_at = models.DateTimeField(_("opened"))
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    on_time = models.BooleanField(_("on time"), null=True, blank=True)
    joined = models.CharField(_("the opinions have come to"), max_length=10, choices=Joined, blank=True)
    values = models.JSONField(_("written down"), default=dict, blank=True)
    told_as = {"values": _written_down}
    result_text = models.CharField(_("result"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step of a case")
        verbose_name_plural = _("steps of cases")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "step"], condition=Q(done_at__isnull=True), name="a_case_stands_on_a_step_once"
            ),
            *(
                HeldKey(name=name, fields=own, target=table, target_fields=theirs, events=["INSERT", "UPDATE"])
                for name, own, table, theirs in KEYS_OF_A_STEP
            ),
            AskingGuard(
                name="cases_casestep_stands",
                event="INSERT",
                when=f"NEW.version_id <> {RUNS_ON}",
                says="cases_casestep: a case stands on a step of the version on which it runs",
            ),
            AskingGuard(
                name="cases_casestep_led",
                event="INSERT",
                when=f"NOT ({FIRST} OR {LED_TO} OR {GOES_ON})",
                says="cases_casestep: a case begins at the first step, and goes where an outcome or a branch leads",
            ),
            AskingGuard(
                name="cases_casestep_limit",
                event="UPDATE",
                when="NEW.outcome_id IS NOT NULL AND (SELECT COUNT(*) FROM cases_casestep WHERE case_id = NEW.case_id"
                " AND outcome_id = NEW.outcome_id AND id <> NEW.id)"
                " >= (SELECT at_most FROM procedures_outcome WHERE id = NEW.outcome_id)",
                says="cases_casestep: an outcome is taken no more often than the procedure allows",
            ),
            AskingGuard(
                name="cases_casestep_joined",
                event="UPDATE",
                when=NOT_SO_JOINED,
                says="cases_casestep: opinions are joined as the procedure says, by what was answered",
            ),
            AskingGuard(
                name="cases_casestep_join",
                event="UPDATE",
                when=JOIN_FORGOTTEN,
                says="cases_casestep: a step that asks opinions is finished when they are joined, as they came out",
            ),
            Guard(
                name="cases_casestep_begins",
                event="INSERT",
                when="NEW.joined <> '' OR NEW.outcome_id IS NOT NULL",
                says="cases_casestep: a step is opened before it is finished",
            ),
            Guard(
                name="cases_casestep_place",
                event="UPDATE",
                when="NEW.case_id <> OLD.case_id OR NEW.version_id <> OLD.version_id OR NEW.step_id <> OLD.step_id"
                " OR (OLD.done_at IS NOT NULL AND NEW.done_at IS NULL)",
                says="cases_casestep: a row keeps its case and its step, and is not opened again",
            ),
        ]

    def __str__(self):
        return str(self.step)

    def led_to(self):
        """The step to which it led: by the branch that was taken, else by the outcome itself."""
        return self.branch.leads_to if self.branch else self.outcome and self.outcome.leads_to

    def was_held_by(self, actor):
        """Whether the actor, or whom the actor stands in for, held this step in any way."""
        holders = {self.holder_id, self.holder_for_id} - {None}
        return bool(holders & {actor.person.pk, actor.on_behalf_of and actor.on_behalf_of.pk})


class CasePause(Kept):
    """A stretch in which the clock stands still, with what was asked for (form 02 for a supplement)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="pauses")
    kind = models.CharField(_("kind"), max_length=20, choices=PauseKind)
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True, blank=True)
    what = models.TextField(_("what is asked for"), blank=True)
    why = models.TextField(_("reason"), blank=True)
    legal_ground = models.CharField(_("legal ground"), max_length=300, blank=True)
    answer_by = models.DateField(_("answer by"), null=True, blank=True, help_text=_("Last day, included."))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("pause of a case")
        verbose_name_plural = _("pauses of cases")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(until__isnull=True), name="a_clock_stands_still_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="a_pause_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


class CaseLetter(Kept):
    """What the applicant was told on paper (forms 02 to 05, extension, refusal), with what it said; written once."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(_("kind"), max_length=20, choices=LetterKind)
    at = models.DateTimeField(_("written"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(_("reason"), blank=True)
    what = models.TextField(_("what is asked for"), blank=True)
    legal_ground = models.CharField(_("legal ground"), max_length=300, blank=True)
    due_before = models.DateTimeField(_("promised before"), null=True, blank=True)
    promised_at = models.DateTimeField(_("newly promised"), null=True, blank=True)
    late = models.BooleanField(_("after the promised day"), default=False)
    extension_ground = models.ForeignKey(
        "procedures.ExtensionGround",
        models.PROTECT,
        verbose_name=_("ground for an extension"),
        null=True,
        blank=True,
        related_name="+",
    )
    amount = models.DecimalField(_("extended by"), max_digits=8, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = _("letter of a case")
        verbose_name_plural = _("letters of cases")
        ordering = ["pk"]

    def __str__(self):
        return self.get_kind_display()


def write_letter(case, kind, actor, **words):
    """Keep what the applicant is told now, with the reason given for the act that tells it."""
    words |= {"at": now(), "by": actor.person, "why": current_entry().reason}
    return CaseLetter.objects.create(case=case, kind=kind, **words)
