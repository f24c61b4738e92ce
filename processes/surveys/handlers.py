"""What falls due by itself: surveys past their last day."""

from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.people.models import system_person

from .models import Survey
from .states import SurveyState


@each_pass("close_surveys")
def close_surveys(now):
    """Close every survey whose last day has passed."""
    over = Survey.objects.filter(state=SurveyState.OPEN, closes_on__lt=today()).order_by("pk")
    return do_each(over, lambda survey: perform(survey.close, by=system_person()))
