"""What anybody may open without an account: how one dossier stands, for who has its code and the applicant's number."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .forms import LookupForm
from .page import told
from .queries import found
from .throttle import may_ask, was_wrong
from .tokens import read_token


@never_cache
@require_http_methods(["GET", "POST"])
def lookup(request):
    """By the code as it is typed."""
    return _answer(request, LookupForm(request.POST or None), lambda given: {"number": given["code"]}, typed=True)


@never_cache
@require_http_methods(["GET", "POST"])
def lookup_of_receipt(request, token):
    """By the code that a telephone read from the receipt: the digits alone are asked for."""
    key = read_token(token)
    if key is None:
        raise Http404
    return _answer(request, LookupForm(request.POST or None, scanned=True), lambda given: {"pk": key}, typed=False)


def _answer(request, form, asked, *, typed):
    """The page for this request: the form, or what may be told."""
    if request.method == "GET" or not form.is_valid():
        return _shown(request, form, status=422 if form.errors else 200)
    wanted = asked(form.cleaned_data)
    if not may_ask(str(*wanted.values()), typed):
        return _shown(request, form, _("Asked too often. Please try again later, or ask at the desk."), 429)
    case = found(form.cleaned_data["digits"], **wanted)
    if case is None:
        if typed:
            was_wrong()
        return _shown(request, form, _("No dossier has this code and a telephone number that ends so."), 422)
    return render(request, "lookups/answer.html", {"told": told(case), "path": request.path})


def _shown(request, form, sentence="", status=200):
    return render(request, "lookups/lookup.html", {"form": form, "sentence": sentence}, status=status)
