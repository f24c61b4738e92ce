"""What must hold before a nonconformity is reported, moved or closed, and who may not judge whose work (10.2.1)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.acts import CREATE
from qms.acts.rules import rule
from qms.ledger.now import today
from qms.people.posts import PostKind
from qms.people.rules import by_post

from .states import Severity, Source

NEVER_REPORT = (PostKind.ADMINISTRATOR, PostKind.EXTERNAL_AUDITOR)

is_quality_manager = by_post(PostKind.QUALITY_MANAGER)
may_reassign = by_post(PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)


@rule(_("Whoever holds a post of the quality system reports; administrators and external auditors do not."))
def may_report(record, actor):
    return any(post.kind not in NEVER_REPORT for post in actor.posts)


@rule(_("Only whoever reported it changes the report."))
def is_reporter(record, actor):
    return actor.person.pk == record.created_by_id


@rule(_("Whoever reported it does not reject it."), independence=True)
def is_not_reporter(record, actor):
    return not (actor.involves(record.created_by) or record.was_done_by(actor, CREATE))


@rule(_("Only the person in charge of the nonconformity does this."))
def is_owner(record, actor):
    if record.owner_id is None:
        return False
    return record.owner_id in (actor.person.pk, actor.on_behalf_of and actor.on_behalf_of.pk)


@rule(_("The quality manager does not decide on a nonconformity that is their own."), independence=True)
def is_not_owner(record, actor):
    return not actor.involves(record.owner)


@rule(_("Whoever worked on it as the person in charge does not decide on it as quality manager."), independence=True)
def did_no_owners_work(record, actor):
    return not record.was_done_by(actor, *record.work_acts())


@rule(_("Only the named verifier judges the effect."))
def is_verifier(record, actor):
    return record.verifier_id is not None and actor.person.pk == record.verifier_id


@rule(_("The verifier is not the person in charge of the nonconformity."), independence=True)
def verifier_is_not_owner(record, actor):
    return not actor.involves(record.owner)


@rule(_("The verifier did none of the work that is judged."), independence=True)
def verifier_did_no_work(record, actor):
    return not any(record.work.names_doer(person) for person in (actor.person, actor.on_behalf_of))


@rule(_("It came from an audit finding, and is settled at the finding."))
def is_not_from_a_finding(record, actor):
    return record.source != Source.AUDIT_FINDING


@rule(_("At least one correction was done, with evidence."))
def is_corrected(record, actor):
    return record.containment.is_done()


@rule(_("Only a minor nonconformity is closed without corrective action."))
def is_minor(record, actor):
    return record.severity == Severity.MINOR


@rule(_("What is wrong with the results themselves is put right and verified, or given up."))
def outputs_are_settled(record, actor):
    return not record.unsettled_outputs().exists()


@rule(_("What was reopened or found ineffective needs corrective action."))
def is_first_round(record, actor):
    return record.round == 1


def _which_one(record):
    numbers = ", ".join(record.work.closed_alike().values_list("number", flat=True)[:3])
    return _(
        "The same cause, or the same clause in the same unit, was closed without corrective action "
        "in the last 24 months: {numbers}."
    ).format(numbers=numbers)


@rule(
    _("The same cause, or the same clause in the same unit, was not closed so in the last 24 months."),
    particulars=_which_one,
)
def is_no_repeat(record, actor):
    return not record.work.closed_alike().exists()


@rule(_("Each root cause of this round has a corrective action with a person and a due day."))
def causes_have_actions(record, actor):
    return record.work.root_causes().exists() and not record.work.causes_without().exists()


@rule(_("Named is where else the same cause is looked for, or why nowhere."))
def says_where_else(record, actor):
    return bool(record.other_processes_checked.strip()) or record.places.rows().exists()


@rule(_("Whoever is named for an open row, or the person in charge, notes what was found there."))
def looks_elsewhere(record, actor):
    return is_owner(record, actor) or any(actor.involves(row.checker) for row in record.places.open_rows())


@rule(_("The same cause is still looked for somewhere."))
def has_open_rows(record, actor):
    return record.places.open_rows().exists()


def _not_looked_at(record):
    return _("Not looked at yet: {places}.").format(places="; ".join(map(str, record.places.open_rows())))


@rule(_("Wherever the same cause is looked for, somebody has noted what was found."), particulars=_not_looked_at)
def is_looked_for_elsewhere(record, actor):
    return not record.places.open_rows().exists()


@rule(_("Every action of this round is accepted or cancelled."))
def actions_are_settled(record, actor):
    return not record.work.unsettled().exists()


@rule(_("At least one action is accepted for each root cause of this round."))
def causes_are_removed(record, actor):
    return record.work.root_causes().exists() and not record.work.causes_without(["accepted"]).exists()


def _from_when(record):
    return _("The effect is judged from {day} on; until then the actions are given time to work.").format(
        day=f"{record.check_due_on:%d/%m/%Y}" if record.check_due_on else "–"
    )


@rule(_("The waiting time before the effect is judged is over."), particulars=_from_when)
def waiting_is_over(record, actor):
    return record.check_due_on is not None and today() >= record.check_due_on


@rule(_("The effectiveness check is not open yet."))
def check_is_not_open(record, actor):
    return record.check_opened_at is None
