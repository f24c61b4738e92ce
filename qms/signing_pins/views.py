"""The page on which a person sets the PIN by which they sign."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from qms.lifecycle.reception import attempt_work

from .forms import PinForm
from .models import PinRenewal, S
from .services import set_pin


@login_required
def signing_pin(request):
    """Set the PIN, or another in its place; who forgot it is led to a renewal."""
    form = PinForm(request.POST or None, person=request.user)
    status = 200
    if request.method == "POST":
        if form.is_valid() and _set(form, request.user):
            messages.success(request, _("Your signing PIN is set. You sign with it from now on."))
            return redirect("signing_pin")
        status = 422
    open_renewal = PinRenewal.objects.filter(person=request.user, state=S.ASKED).first()
    return render(request, "signing_pins/pin.html", {"form": form, "renewal": open_renewal}, status=status)


def _set(form, person):
    """Whether the PIN was set; what refuses it stands at its field."""
    given = form.cleaned_data
    outcome = attempt_work(set_pin, person, word=given["password"], pin=given["pin"])
    for field, sentences in outcome.by_field.items():
        form.add_error(field if field in form.fields else None, sentences)
    return outcome.done
