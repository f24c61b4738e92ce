"""What must hold before a finding moves; each rule says so in a sentence."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.ledger.now import today
from qms.people.actors import actors_of
from qms.people.posts import PostKind

from .states import FindingState

OPEN_FOR_FINDINGS = ("in_progress", "reporting")


@rule(_("Only an auditor of the audit's team does this."))
def is_auditor(finding, actor):
    return finding.audit.auditors.include(actor.person)


@rule(_("The lead auditor, or the quality manager, names who follows it."))
def leads_or_keeps(finding, actor):
    return actor.person.pk == finding.audit.lead_id or actor.holds(PostKind.QUALITY_MANAGER, finding.unit)


@rule(_("Findings are written while the audit is under way or its report is being written."))
def audit_is_open(finding, actor):
    return finding.audit.state in OPEN_FOR_FINDINGS


@rule(_("Grade, clause and evidence are given."))
def is_complete(finding, actor):
    return bool(finding.grade and finding.clause_id and finding.evidence.strip())


@rule(_("The head of the audited unit answers."))
def is_auditee(finding, actor):
    return actor.holds(PostKind.UNIT_HEAD, finding.unit) or actor.holds(PostKind.TOP_MANAGEMENT, finding.unit)


@rule(_("Whoever audited does not answer for the unit."), independence=True)
def is_not_of_team(finding, actor):
    return not any(actor.involves(person) for person in finding.audit.auditors.ever())


@rule(_("The quality manager decides, from outside the team and the audited unit."), independence=True)
def decides_from_outside(finding, actor):
    return _is_outside(finding, actor)


def _is_outside(finding, actor):
    in_team = any(actor.involves(person) for person in finding.audit.auditors.ever())
    return not in_team and _is_outside_unit(finding, actor)


def _is_outside_unit(finding, actor):
    """Whoever acts, and whoever is acted for, neither heads the unit in any capacity nor has answered for it."""
    persons = [person for person in (actor.person, actor.on_behalf_of) if person is not None]
    capacities = [each for person in persons for each in actors_of(person)]
    heads = any(each.holds(PostKind.UNIT_HEAD, finding.unit) for each in capacities)
    return not heads and not finding.was_done_by(actor, finding.agree, finding.dispute, finding.respond)


@rule(_("It is disputed, or was not answered by its day."))
def is_disputed_or_unanswered(finding, actor):
    return finding.state == FindingState.DISPUTED or (finding.answer_by is not None and finding.answer_by < today())


@rule(
    _(
        "The auditor who follows a draft withdraws it; a disputed finding is withdrawn by the quality manager, "
        "from outside the team and the audited unit."
    ),
    independence=True,
)
def may_withdraw(finding, actor):
    if finding.state == FindingState.DRAFT:
        return actor.involves(finding.auditor)
    return actor.holds(PostKind.QUALITY_MANAGER, finding.unit) and _is_outside(finding, actor)


@rule(_("The nonconformity raised from it is closed; for other grades, a response is recorded."))
def is_settled(finding, actor):
    return finding.is_settled()


@rule(_("The auditor, or those who keep the system from outside the audited unit, close a finding."))
def may_close(finding, actor):
    kinds = (PostKind.QUALITY_MANAGER, PostKind.QUALITY_SECRETARY)
    if finding.audit.auditors.include(actor.person):
        return True
    return any(actor.holds(kind, finding.unit) for kind in kinds) and _is_outside_unit(finding, actor)
