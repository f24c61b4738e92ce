"""The reviews that are asked because an external document ends, or is about to, and their end if it does not."""

from django.utils.translation import gettext, gettext_noop

from documents.controlled.models import Document
from documents.controlled.states import OPEN_STATES
from documents.periodic_reviews.models import PeriodicReview
from documents.periodic_reviews.states import OPEN_STATES as OPEN_REVIEWS
from documents.periodic_reviews.states import ReviewState
from qms.inbox.notices import notify
from qms.ledger.now import now, today
from qms.lifecycle.door import create_as_part, follow_each
from qms.workdays.calendars import calendar_of

from .queries import ended_below, ending_below

TERM = 15  # working days: the commune's own target for bringing a procedure up to date (QT-HT-01)
OPEN_ALREADY = gettext_noop("{revision} cites {cited}, which is no longer in force: mend it before it is submitted.")
ENDS_SOON = gettext_noop("{revision} cites {cited}, which is in force until {day} only: mend it before submitting it.")


def ask_whether_it_holds(document, cited, actor):
    """A review with a day, for its owner; where the document is being revised already, its author is told."""
    being_written = document.revisions.filter(state__in=OPEN_STATES).select_related("author").first()
    if being_written:
        names = {"revision": being_written.number, "cited": cited.number}
        if cited.holds():
            notify(being_written.author, ENDS_SOON, record=being_written, day=f"{cited.expires_on:%d/%m/%Y}", **names)
        else:
            notify(being_written.author, OPEN_ALREADY, record=being_written, **names)
    elif not _is_asked_already(document, cited):
        reason = _why(cited) % {"number": cited.number, "day": f"{cited.expires_on or today():%d/%m/%Y}"}
        create_as_part(
            PeriodicReview,
            actor=actor,
            document=document,
            due_on=_day_for(document, cited),
            because_of=cited,
            reason=reason,
        )


def _is_asked_already(document, cited):
    """Whether a review waits, or somebody has answered for this very text, knowing of this end."""
    asked = document.reviews.filter(because_of=cited, revision=document.effective_revision())
    answered = asked.exclude(state=ReviewState.ENDED)
    return answered.exists() or document.reviews.filter(state__in=OPEN_REVIEWS).exists()


def _why(cited):
    if cited.holds():
        return gettext("It cites %(number)s, which is in force until %(day)s only.")
    return gettext("It cites %(number)s, which is no longer in force.")


def _day_for(document, cited):
    """So many working days on; of what still holds the last of its days, if that comes later."""
    day = calendar_of(document.unit).add_working_days(now(), TERM).date()
    return max(day, cited.expires_on) if cited.holds() else day


def take_back_what_was_asked(cited, actor):
    """End what nobody has answered yet; a document that rests on another end is still to be reviewed."""
    waiting = PeriodicReview.objects.filter(because_of=cited, state=ReviewState.DUE)
    documents = list(waiting.values_list("document", flat=True))
    still = {*ended_below(Document, documents), *ending_below(Document, documents)}
    reason = gettext("%(number)s is in force after all.") % {"number": cited.number}
    follow_each(waiting.exclude(document__in=still), PeriodicReview.end, actor=actor, reason=reason)
