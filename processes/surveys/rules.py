"""Who keeps surveys, and what must hold before one is opened."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import UNIT_KEEPERS
from qms.people.rules import by_post

# Whoever creates does it for a unit of their own: which one, is read from their posts.
may_begin_surveys = by_post(*UNIT_KEEPERS, unit_of=lambda survey: None)
keeps_surveys = by_post(*UNIT_KEEPERS)


@rule(_("The survey has a question with the five faces."))
def has_scale_question(survey, actor):
    return survey.has_scale_question()


@rule(_("The last day of the survey has not passed."))
def last_day_is_not_over(survey, actor):
    return not survey.last_day_is_over()
