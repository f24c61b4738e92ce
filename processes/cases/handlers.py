"""What follows when something else moves or a day has passed: due moments go with the calendar; given time runs out."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_noop

from documents.record_series.kinds import keeps
from qms.acts.acts import acts_of
from qms.acts.rules import unmet
from qms.inbox.models import Notice
from qms.inbox.notices import notify
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.people.actors import actors_of
from qms.people.models import Holding, Substitution
from qms.workdays import deadlines as calendar_deadlines

from . import (
    deadlines,
    service_figures,  # noqa: F401  figures of how citizens are served
)
from .models import Case
from .states import AT_REST, PAUSED_STATES

TIME_IS_OVER = gettext_noop("The time given to the applicant has run out: {subject}")

keeps(Case, AT_REST, identities=lambda case: [case.applicant])
calendar_deadlines.register("cases", affected=deadlines.affected, apply=deadlines.move)


@each_pass("tell_of_given_time_that_is_over")
def tell_of_given_time_that_is_over(now):
    """Tell whoever may stop a dossier, once in each pause, that the applicant has let the given time pass."""
    waiting = Case.objects.filter(
        state__in=PAUSED_STATES, pauses__until__isnull=True, pauses__answer_by__lt=today()
    ).select_related(*Case.reads_with)
    untold = [(case, person) for case in waiting.order_by("pk") for person in _untold(case)]
    return do_each(untold, lambda each: notify(each[1], TIME_IS_OVER, record=each[0], subject=str(each[0])))


def _untold(case):
    """The people who may stop it and have not been told since its clock stands still."""
    told = Notice.objects.filter(
        record_type=ContentType.objects.get_for_model(Case),
        record_id=case.pk,
        message=TIME_IS_OVER,
        created_at__gte=case.clock.open_pause().since,
    ).values_list("person", flat=True)
    stop = acts_of(Case)["stop"]
    may = [each for each in _at_its_steps(case) if any(not unmet(stop.who, case, actor) for actor in actors_of(each))]
    return [person for person in may if person.pk not in told]


def _at_its_steps(case):
    """Holders of the posts of its open steps, and their substitutes."""
    found = {}
    for kind, unit in case.way.posts():
        held = Holding.objects.on().filter(post__kind=kind).select_related("person", "post__unit")
        held = [each for each in held if unit.path.startswith(each.post.unit.path)]
        found |= {each.person_id: each.person for each in held}
        standing_in = Substitution.objects.on().filter(holding__in=[each.pk for each in held])
        found |= {each.substitute_id: each.substitute for each in standing_in.select_related("substitute")}
    return [person for _pk, person in sorted(found.items()) if person.is_active]
