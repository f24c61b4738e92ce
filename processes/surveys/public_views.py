"""What anybody may open without an account: a survey by its link, and the same on the screen of a kiosk.

Nothing of who answers is kept: no account, no address, no device.
"""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qms.people.models import Unit

from ..cases.models import Case
from .models import Survey
from .questions import read_answers
from .services import NotTaken, has_answered, take_answer
from .states import SCALE, AnswerChannel, QuestionKind
from .throttle import device_of, may_answer, page_proof, proof_is_ours, remember_device
from .tokens import read_kiosk, read_survey

FACES = {1: "very-sad", 2: "sad", 3: "plain", 4: "glad", 5: "very-glad"}
IDLE_SECONDS, THANKS_SECONDS = 20, 8


@never_cache
@require_http_methods(["GET", "POST"])
def survey_public(request, token):
    """A survey by its link, or by the link on one receipt."""
    read = read_survey(token)
    survey = read and Survey.objects.filter(pk=read[0]).first()
    if not survey:
        raise Http404
    case = None
    if read[1] is not None:
        case = Case._base_manager.select_related("procedure", "unit").filter(pk=read[1]).first()
        if case is None:
            raise Http404
    given = {"case": case, "token": token} if case else {}
    page = _Page(request, survey, "surveys/public.html", given)
    if case and has_answered(survey, token) and "done" not in request.GET:
        return page.told(_("An answer was given with this receipt already. Thank you."), 200)
    return page.answer(AnswerChannel.RECEIPT if case else AnswerChannel.LINK)


@never_cache
@require_http_methods(["GET", "POST"])
def survey_kiosk(request, token):
    """The same on a screen that stands in the hall: one question at a time, and back to the start by itself."""
    read = read_kiosk(token)
    survey = read and Survey.objects.filter(pk=read[0]).first()
    if not survey:
        raise Http404
    unit = Unit.objects.filter(pk=read[1]).first() if read[1] else None
    page = _Page(request, survey, "surveys/kiosk.html", {"unit": unit})
    return page.answer(AnswerChannel.KIOSK)


class _Page:
    """One visit to a survey: shows it, or takes what was answered."""

    def __init__(self, request, survey, template, about):
        self.request, self.survey, self.template, self.about = request, survey, template, about

    def answer(self, channel):
        """The page for this request."""
        if "done" in self.request.GET:
            return self.told(_("Thank you. Your answer was kept; it says nothing about who you are."), 200, done=True)
        if not self.survey.takes_answers():
            return self.told(_("This survey takes no answers now."), 410)
        if self.request.method == "GET":
            return self._show()
        return self._take(channel)

    def told(self, sentence, status, done=False):
        """A sentence instead of questions."""
        return self._render({"sentence": sentence, "done": done}, status)

    def _take(self, channel):
        given = self.request.POST
        answers, faults = read_answers(self.survey.questions, given)
        if faults:
            return self._show(faults, status=422)
        device, proof = device_of(self.request), given.get("page", "")
        if not device or not proof_is_ours(proof):
            return self._show(general=_("This page was open for too long. Please send your answer again."), status=409)
        if has_answered(self.survey, proof):
            return redirect(f"{self.request.path}?done=1")
        kiosk = channel == AnswerChannel.KIOSK
        if channel != AnswerChannel.RECEIPT and not may_answer(device, self.survey, kiosk=kiosk):
            return self.told(_("Too many answers came from here. Please try again later."), 429)
        try:
            take_answer(self.survey, answers, channel=channel, **({"token": proof} | self.about))
        except NotTaken as refusal:
            return self.told(str(refusal), 409)
        return redirect(f"{self.request.path}?done=1")

    def _show(self, faults=None, general="", status=200):
        faults = faults or {}
        given = self.request.POST
        questions = [
            each
            | {
                "chosen": given.get(each["key"], ""),
                "fault": faults.get(each["key"], ""),
                "faces": _faces() if each["kind"] == QuestionKind.SCALE else [],
            }
            for each in self.survey.questions
        ]
        return self._render({"questions": questions, "page": page_proof(), "general": general}, status)

    def _render(self, context, status):
        context |= {"survey": self.survey, "idle": IDLE_SECONDS, "thanks": THANKS_SECONDS, "path": self.request.path}
        return remember_device(self.request, render(self.request, self.template, context, status=status))


def _faces():
    return [{"value": str(value), "label": SCALE[value], "face": FACES[value]} for value in SCALE]
