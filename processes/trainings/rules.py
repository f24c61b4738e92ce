"""Who plans a training, who writes down who came, and who judges what it changed."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.ledger.now import today
from qms.people.posts import SYSTEM_KEEPERS, UNIT_KEEPERS
from qms.people.rules import by_post

plans = by_post(*UNIT_KEEPERS)
keeps_the_system = by_post(*SYSTEM_KEEPERS)


@rule(_("Whoever runs the training does this, or those who keep the system."))
def runs_it(training, actor):
    return actor.involves(training.organiser) or keeps_the_system(training, actor)


@rule(_("Only the person named to judge the effect does this."))
def is_judge(training, actor):
    return actor.involves(training.judge)


@rule(_("Somebody judges the effect who neither ran the training nor took part in it."), independence=True)
def is_apart_from_it(training, actor):
    if actor.involves(training.organiser) or training.was_done_by(actor, training.record_attendance):
        return False
    return not any(actor.involves(each.person) for each in training.participants_now())


@rule(_("The day of the training has come."))
def has_begun(training, actor):
    return training.planned_on <= today()


@rule(_("The effect shows at work only after some time: the day on which it is judged has come."))
def time_has_passed(training, actor):
    return training.judge_on <= today()
