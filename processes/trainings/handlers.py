"""What follows when a training was judged: whoever was present has the competence, or another way must be found."""

from django.dispatch import receiver
from django.utils.translation import gettext_noop

from qms.acts.acts import named
from qms.evidence.links import link
from qms.inbox.notices import notify
from qms.ledger.now import today
from qms.lifecycle.door import create_as_part, follow
from qms.lifecycle.signals import moved

from ..attainments.models import Attainment
from ..attainments.states import OPEN_STATES
from .models import Training

INEFFECTIVE = gettext_noop("The training was not effective, the gap stays: {subject}")


@receiver(moved, sender=Training)
def after_the_judgement(record, act, actor, **kwargs):
    """An effective training is what shows the competence of those who were present."""
    if act in named(Training.find_effective) and record.competence:
        for person in record.present():
            link(record, _has_it(record, person, actor))
    elif act in named(Training.find_ineffective):
        notify(record.organiser, INEFFECTIVE, record=record, subject=record)


def _has_it(training, person, actor):
    """What the person has now, renewed where it is on record."""
    shown = {"grounds": f"{training.number} {training.title}"[:300], "since": today()}
    known = Attainment.objects.filter(person=person, competence=training.competence, state__in=OPEN_STATES).first()
    if known:
        return follow(known.renew, actor=actor, **shown)
    return create_as_part(Attainment, actor=actor, person=person, competence=training.competence, **shown)
