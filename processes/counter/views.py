"""The counter: a dossier is taken in, checked, accepted and its receipt printed on one screen; results go out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from processes.cases.choice import Choice
from processes.cases.models import Case
from processes.cases.paper_views import paper_page, seen_case
from processes.cases.papers import PAPERS
from processes.cases.states import Handover
from processes.cases.views import NewCase
from qms.ledger.legible import whole_number
from qms.lifecycle.door import create, perform
from qms.lifecycle.reception import attempt, attempt_work
from qms.web.refusals import refusal_page

from .codes import card_read, dossier_number_read, looks_like_a_number
from .desk_work import READY, address_at_counter, found_at_desk, waiting_at_desk
from .forms import CounterForm
from .known_applicants import known_again

ACCEPT = "accept"  # the name of the button that accepts too
CARD = "scan"  # the field into which an identity card is scanned
FIND = "find"  # the button that looks for a returning applicant
LIKE = ("subject", "channel")  # what another dossier like the last one takes from it, beside its procedure


class Counter(NewCase):
    """The choice of a procedure and the results that wait; once it is chosen, the dossier itself."""

    template_name = "counter/dossier.html"

    def get(self, request):
        asked = request.GET.dict()
        form = self._form(initial=self._like(asked.get("like", "")) | asked)
        if form.procedure:
            return self._show(form)
        if number := asked.get("procedure", "").strip():
            said = _("“%(number)s” is no procedure that is received here now: choose one of those below.")
            messages.warning(request, said % {"number": number[:60]})
        return self._counter()

    def post(self, request):
        if "box" in request.POST:
            return self._read(request.POST["box"].strip())
        if FIND in request.POST or request.POST.get(CARD, "").strip():
            return self._filled_in(request.POST)
        return super().post(request)

    def beside(self, form):
        return super().beside(form) | {"counter_url": reverse("counter")}

    def make(self, form):
        """The dossier; where it is accepted too, both or neither."""
        given, accepting = form.values_apart()
        if ACCEPT not in self.request.POST:
            if accepting.get("values"):
                messages.info(self.request, _("What the first step writes down is asked again with the acceptance."))
            return attempt_work(create, Case, by=self.request.user, **given)
        return attempt_work(_take_in, self.request.user, given, accepting)

    def done(self, case):
        """Its receipt, ready to be printed; what is not accepted yet has none."""
        paper = PAPERS["receipt"]
        said = paper.said_of(case)
        if said is None:
            return super().done(case)
        return paper_page(self.request, case, paper, said, next_at_counter=True, print_now=True)

    def _form(self, *data, **kwargs):
        return CounterForm(*data, user=self.request.user, **kwargs)

    def _like(self, key):
        """What a dossier of the person's own gives to another like it; nothing of its applicant."""
        if whole_number(key) is None:
            return {}
        case = seen_case(self.request, int(key))
        return {"procedure": case.procedure.number} | {name: getattr(case, name) for name in LIKE}

    def _read(self, typed):
        """What was scanned or typed at the counter: a receipt leads to its dossier, letters to procedures."""
        number = dossier_number_read(typed)
        if number:
            return redirect(f"{reverse('counter')}?dossier={number}")
        if card_read(typed):
            messages.info(self.request, _("This is an identity card: choose the procedure first, then scan it there."))
            typed = ""
        return self._counter(typed)

    def _counter(self, wanted=""):
        number = self.request.GET.get("dossier", "")
        waiting, count = waiting_at_desk(self.request.user)
        context = {
            "choice": Choice(self.request.user, wanted),
            "number": number,
            "found": found_at_desk(self.request.user, number) if number else None,
            "waiting": [(case, address_at_counter(case)) for case in waiting],
            "waiting_count": count,
            "waiting_url": f"{reverse('cases')}?{urlencode({'state': READY}, doseq=True)}",
            "new_url": reverse("counter"),
        }
        return render(self.request, "counter/counter.html", context)

    def _filled_in(self, sent):
        """The form once more with the applicant filled in, by their card or by an earlier dossier of theirs."""
        typed = sent.get(CARD, "").strip()
        card = card_read(typed)
        number = card.id_number if card else typed or sent.get("applicant_id_number", "")
        found = known_again(self.request.user, number)
        given = {name: sent.getlist(name) if name == "parts" else sent[name] for name in sent}
        given |= {name: value for name, value in (found.given if found else {}).items() if value}
        if card:
            given |= {"applicant_name": card.full_name, "applicant_address": card.address}
        if looks_like_a_number(number):
            given |= {"applicant_id_number": number, CARD: ""}
        self._tell(found, number, card)
        return self._show(self._form(initial=given))

    def _tell(self, found, number, card):
        if found:
            words = _("Was here before: %(number)s, %(procedure)s. The opening of the identity is on record.")
            about = {"number": found.case.number, "procedure": found.case.procedure.title}
            messages.success(self.request, words % about)
        elif not looks_like_a_number(number):
            messages.warning(self.request, _("This is neither the code of an identity card nor an identity number."))
        elif not card:
            messages.info(self.request, _("No earlier dossier with this identity number lies at your desk."))


def _take_in(person, given, accepting):
    """Receive and accept a dossier, each by its own act at the door."""
    case = create(Case, by=person, **given)
    return perform(case.accept, by=person, **accepting)


@login_required
@require_POST
def hand_out(request, pk):
    """Hand a result out at the counter, and go on there with the next."""
    case = seen_case(request, pk)
    outcome = attempt(case.deliver, by=request.user, how=Handover.COUNTER)
    if outcome.done:
        messages.success(request, _("Handed out: %(record)s.") % {"record": case.number})
        return redirect("counter")
    return refusal_page(request, outcome, lambda sentences, status: _back_with(request, case, sentences))


def _back_with(request, case, sentences):
    for sentence in sentences:
        messages.warning(request, sentence)
    return redirect(address_at_counter(case))
