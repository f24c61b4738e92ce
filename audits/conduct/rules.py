"""What must hold before an audit moves; each rule says so in a sentence."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind


@rule(_("Only the lead auditor does this."))
def is_lead(audit, actor):
    return actor.person.pk == audit.lead_id


@rule(_("Only an auditor of the team does this."))
def is_of_team(audit, actor):
    return audit.auditors.include(actor.person)


@rule(_("The lead auditor, or those who keep the system, change the plan of an audit."))
def may_plan(audit, actor):
    kinds = (PostKind.QUALITY_MANAGER, PostKind.QUALITY_SECRETARY)
    return actor.person.pk == audit.lead_id or any(actor.holds(kind, audit.unit) for kind in kinds)


@rule(_("Somebody outside the audit's team does this."), independence=True)
def is_outside_team(audit, actor):
    return not any(actor.involves(person) for person in audit.auditors.ever())


@rule(_("Scope, criteria, days, team and checklist are set."), particulars=lambda audit: audit.words_of_gaps())
def is_planned_out(audit, actor):
    return not audit.gaps()


@rule(
    _("Every auditor is qualified on these days and independent of what is audited (9.2.2 c)."),
    particulars=lambda audit: audit.auditors.words_of_obstacles(),
)
def team_is_independent(audit, actor):
    return not audit.auditors.obstacles()


@rule(_("The checklist has at least one line."))
def has_lines(audit, actor):
    return audit.checklist.lines().exists()


@rule(_("Every line of the checklist is answered."), particulars=lambda audit: audit.checklist.words_of_unanswered())
def all_answered(audit, actor):
    return not audit.checklist.unanswered()


@rule(
    _("Each line answered as a nonconformity has a finding."), particulars=lambda audit: audit.checklist.words_of_bare()
)
def nonconforming_lines_have_findings(audit, actor):
    return not audit.checklist.bare()


@rule(_("Every finding is issued."))
def findings_are_issued(audit, actor):
    return not audit.findings_in("draft")


@rule(_("A conclusion is written."))
def has_conclusion(audit, actor):
    return bool(audit.conclusion.strip())


@rule(_("Every finding is closed or withdrawn."))
def findings_are_settled(audit, actor):
    return not audit.findings_in("draft", "issued", "agreed", "disputed")
