"""What must hold before an action is given, moved or accepted."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import PostKind
from qms.people.rules import by_post

GIVERS = (PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER, PostKind.QUALITY_SECRETARY, PostKind.TOP_MANAGEMENT)
HEADS = (PostKind.UNIT_HEAD, PostKind.TOP_MANAGEMENT)


@rule(_("Actions are given by whoever owns the record they come from, a head of unit or those who keep the system."))
def may_give(action, actor):
    return action.is_owned_by(actor) or any(actor.holds(kind, action.unit) for kind in GIVERS)


@rule(_("The record from which the action comes takes no new actions now."))
def origin_takes_actions(action, actor):
    return action.origin is None or action.origin.takes_actions()


@rule(_("Only the person responsible does this."))
def is_responsible(action, actor):
    return actor.person.pk == action.responsible_id or (
        actor.on_behalf_of is not None and actor.on_behalf_of.pk == action.responsible_id
    )


@rule(_("Somebody other than the person responsible does this."), independence=True)
def is_not_responsible(action, actor):
    return not actor.involves(action.responsible)


@rule(_("Whoever did the work does not accept it."), independence=True)
def did_not_do_it(action, actor):
    return not action.was_done_by(actor, *action.work_acts())


@rule(_("Whoever was responsible for it does not move its day."), independence=True)
def was_never_responsible(action, actor):
    persons = [person for person in (actor.person, actor.on_behalf_of) if person is not None]
    return not action.history.filter(responsible__in=persons).exists()


@rule(_("The owner of the record the action comes from, or the superior of the person responsible, moves its day."))
def may_extend(action, actor):
    return action.is_owned_by(actor) or any(actor.holds(kind, action.unit) for kind in HEADS)


@rule(_("Only the named verifier does this."))
def is_verifier(action, actor):
    return actor.person.pk == action.verifier_id


@rule(_("The superior of the owner of the record the action comes from, or the quality manager, cancels."))
def may_cancel(action, actor):
    if actor.holds(PostKind.QUALITY_MANAGER, action.unit):
        return True
    superior = any(actor.holds(kind, action.origin_unit()) for kind in HEADS)
    return superior and not action.is_owned_by(actor)


@rule(_("A file that shows it is attached, or a sentence says why there is none."))
def has_evidence(action, actor):
    return action.has_evidence()


may_reassign = by_post(PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)
