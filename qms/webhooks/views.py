"""The pages of webhooks: the addresses, a new one, one with its log; for whoever administers."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qms.ledger.legible import whole_number
from qms.web.cells import Cell, toned, words_cell
from qms.web.tables import Table

from . import services
from .forms import WebhookForm
from .models import Delivery, Webhook
from .states import DeliveryState

SHOWN = 50


def for_administrators(view):
    """Only whoever administers sets where messages go."""

    @login_required
    @never_cache
    @wraps(view)
    def shown(request, *args, **kwargs):
        if not services.administers(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return shown


@for_administrators
@require_safe
def webhooks(request):
    """All addresses, those that are off as well."""
    rows = [
        (
            words_cell(each.label, url=reverse("webhook", args=[each.pk])),
            each.url,
            toned(_("switched on"), "good") if each.active else toned(_("switched off"), "past"),
            Cell("", "moment", each.failing_since) if each.failing_since else "",
        )
        for each in services.all_webhooks()
    ]
    table = Table.of([_("Name"), _("Address"), _("State"), _("Nothing taken since")], rows)
    return render(request, "webhooks/webhooks.html", {"table": table})


@for_administrators
@require_http_methods(["GET", "POST"])
def webhook_new(request):
    """A new address; its secret is shown once, on the page that answers."""
    form = WebhookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.create_webhook(by=request.user, **form.cleaned_data)
        except ValidationError as fault:
            form.add_error(None, fault)
        else:
            return _show(request, made, secret=made.secret)
    return render(request, "webhooks/new.html", {"form": form}, status=422 if form.errors else 200)


@for_administrators
@require_safe
def webhook(request, pk):
    """One address and its log, newest first."""
    return _show(request, get_object_or_404(Webhook, pk=pk))


@for_administrators
@require_POST
def webhook_change(request, pk):
    """Switch it on or off, send a trial, or give it a new secret."""
    found = get_object_or_404(Webhook, pk=pk)
    if request.POST.get("do") == "rotate":
        return _show(request, services.rotate(found, by=request.user), secret=found.secret)
    if request.POST.get("do") == "try":
        services.write(found, services.TRIAL, {"number": "", "address": ""})
        messages.success(request, _("A trial message is on its way; look here again in a moment."))
    elif request.POST.get("do") in ("on", "off"):
        services.switch(found, request.POST["do"] == "on", by=request.user)
        messages.success(request, _("Switched on.") if found.active else _("Switched off."))
    return redirect("webhook", pk)


@for_administrators
@require_POST
def message_again(request, pk, delivery):
    """Begin anew with a message that was given up."""
    found = get_object_or_404(Delivery, pk=delivery, webhook=pk, state=DeliveryState.GIVEN_UP)
    services.send_again(found)
    messages.success(request, _("It is sent once more."))
    return redirect("webhook", pk)


def _show(request, found, secret=""):
    before = whole_number(request.GET.get("before", ""))
    log = found.deliveries.prefetch_related("attempts")
    rows = list((log if before is None else log.filter(pk__lt=before))[: SHOWN + 1])
    context = {
        "webhook": found,
        "secret": secret,
        "log": rows[:SHOWN],
        "more": rows[SHOWN - 1].pk if len(rows) > SHOWN else None,
        "before": before,
        "given_up": DeliveryState.GIVEN_UP,
    }
    return render(request, "webhooks/webhook.html", context)
