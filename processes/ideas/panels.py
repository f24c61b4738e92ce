"""What the page of a feedback offers: what a citizen suggested becomes an idea that somebody judges (10.3)."""

from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse

from qms.web.panels import panel

from ..feedback.models import Feedback
from ..feedback.states import FeedbackKind
from .states import Source

SUGGESTING = (FeedbackKind.SUGGESTION, FeedbackKind.PROPOSAL, FeedbackKind.OPINION)


@panel(Feedback, "record")
def idea_from(feedback, request):
    """The way to an idea from what somebody said."""
    if feedback.day_shown or feedback.kind not in SUGGESTING:
        return ""
    begun = {"about": f"feedback/{feedback.pk}", "source": Source.CITIZEN, "unit": feedback.unit.code}
    return render_to_string("ideas/panel.html", {"new_url": f"{reverse('ideas_new')}?{urlencode(begun)}"}, request)
