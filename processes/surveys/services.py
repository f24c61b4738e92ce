"""Taking one answer to a survey: read, written once in the program's name, and counted to its procedure and unit."""

from django.db import transaction
from django.utils.translation import gettext as _

from qms.ledger.entry import recording
from qms.ledger.now import today
from qms.people.models import system_person

from .models import Survey
from .parts import SurveyAnswer
from .tokens import digest_of


class NotTaken(Exception):
    """The answer is not taken; says why in a sentence for whoever answers."""


@transaction.atomic
def take_answer(survey, answers, *, channel, case=None, token="", procedure=None, unit=None):
    """Keep one answer; a token, be it of a receipt or of one showing of the page, answers once. Raises NotTaken."""
    survey = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if not survey.takes_answers():
        raise NotTaken(_("This survey takes no answers now."))
    digest = digest_of(token) if token else None
    if digest and has_answered(survey, token):
        raise NotTaken(_("This answer was taken already. Thank you."))
    if case is not None:
        procedure, unit = case.procedure, case.unit
    with recording(by=system_person(), act="answer"):
        return SurveyAnswer.objects.create(
            survey=survey,
            answers=answers,
            channel=channel,
            procedure=procedure or only_procedure(survey),
            unit=unit or only_unit(survey),
            answered_on=today(),
            token_digest=digest,
        )


def has_answered(survey, token):
    """Whether a receipt's link, or one showing of the page, was used already."""
    return SurveyAnswer.objects.filter(survey=survey, token_digest=digest_of(token)).exists()


def only_procedure(survey):
    """The procedure, where the survey asks about one alone."""
    return _only([each.procedure for each in survey.scopes.filter(active=True) if each.procedure_id])


def only_unit(survey):
    """The unit, where the survey asks about one alone."""
    return _only([each.unit for each in survey.scopes.filter(active=True) if each.unit_id])


def _only(found):
    return found[0] if len(found) == 1 else None


def survey_for(case):
    """The newest survey that takes answers and asks about this dossier's procedure or unit, or None."""
    surveys = Survey.objects.taking_answers().order_by("-pk").prefetch_related("scopes__unit")
    return next((each for each in surveys if each.covers(case.procedure_id, case.unit)), None)
