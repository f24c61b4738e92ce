"""The page on which a person sets their second factor, and the one for who comes in no more without it."""

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from qms.lifecycle.reception import attempt_to_create, attempt_work
from qms.people.accounts import AccountStep
from qms.people.one_time_codes import address_of, key_of, new_seed, spelled
from qms.people.second_factors import factor_of, remove_factor, renew_recovery
from qms.web.refusals import tell_form
from qms.web.views_account import CodeForm, awaited, proved

from .demand import OWED
from .forms import FactorForm, LostForm
from .models import Lost, PinRenewal, S
from .services import set_second_factor

SEED, ANEW = "second_factor_seed", "second_factor_anew"
ISSUER = "QLCL"  # the name under which an authenticator program lists it


@login_required
def second_factor(request):
    """Set it; once it is there, make other recovery codes, set another telephone, or switch it off with a code."""
    if factor_of(request.user) is None or request.session.get(ANEW):
        return _set(request)
    form = CodeForm(request.POST or None)
    form.fields["code"].widget.attrs.pop("autofocus", None)
    if request.method == "POST" and form.is_valid() and proved(form, request.user):
        return _with_a_code(request)
    return _page(request, "signing_pins/factor.html", form, factor=factor_of(request.user))


def _with_a_code(request):
    """What one may do once a code has shown that one has it."""
    wanted = request.POST.get("do")
    if wanted == "codes":
        return _codes_once(request, renew_recovery(request.user))
    if wanted == "off" and not settings.SECOND_FACTOR_REQUIRED:
        remove_factor(request.user, AccountStep.FACTOR_OFF, by=request.user)
        messages.success(request, _("Your second factor is switched off."))
    elif wanted == "anew":
        request.session[ANEW] = True
    return redirect("second_factor")


def _set(request):
    """The picture and the key beside it; a code of the telephone shows that it has them."""
    seed = request.session.setdefault(SEED, new_seed())
    form = FactorForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        outcome = attempt_work(set_second_factor, request.user, word=given["password"], seed=seed, code=given["code"])
        if outcome.done:
            for name in (SEED, ANEW, OWED):
                request.session.pop(name, None)
            return _codes_once(request, outcome.record)
        tell_form(form, outcome.by_field)
    key = key_of(seed, request.user.pk)
    address = address_of(key, request.user.username, ISSUER)
    picture = segno.make(address, error="m", micro=False).svg_inline(border=2, scale=4)
    return _page(request, "signing_pins/factor_set.html", form, picture=picture, key=spelled(key))


def _codes_once(request, codes):
    return render(request, "signing_pins/factor_codes.html", {"codes": codes})


def _page(request, template, form, **told):
    told |= {"form": form, "required": settings.SECOND_FACTOR_REQUIRED, "owed": request.session.get(OWED)}
    return render(request, template, told, status=422 if form.errors else 200)


def login_lost(request):
    """Who has the password, and neither telephone nor recovery code, asks for another to vouch for them."""
    person = awaited(request)
    if person is None:
        return redirect("login")
    form = LostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        outcome = attempt_to_create(PinRenewal, by=person, why=form.cleaned_data["why"], lost=Lost.FACTOR)
        if outcome.done:
            messages.success(request, _("It is asked for. Call whoever answers it: they must hear that it is you."))
            return redirect("login_lost")
        tell_form(form, outcome.by_field)
    waiting = PinRenewal.objects.filter(person=person, state=S.ASKED).first()
    told = {"form": form, "waiting": waiting}
    return render(request, "signing_pins/login_lost.html", told, status=422 if form.errors else 200)
