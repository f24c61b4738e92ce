"""What every record's page shows: what was asked back about it, the answers, and the way to ask."""

from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.template.loader import render_to_string
from django.urls import reverse

from qms.acts.rules import unmet
from qms.lifecycle.registry import type_of
from qms.people.actors import actors_of
from qms.web.panels import panel_of_all

from .models import Inquiry


@panel_of_all("record")
def inquiries_about(record, request):
    """Whoever sees the record sees them all."""
    kind = type_of(type(record))
    if record.is_past or kind is None or isinstance(record, Inquiry):
        return ""
    about = Inquiry.objects.filter(about_type=ContentType.objects.get_for_model(record), about_id=record.pk)
    rows = list(about.select_related("asked", "created_by").order_by("pk"))
    may_ask = any(not unmet(Inquiry.who_creates, None, actor) for actor in actors_of(request.user))
    if not rows and not may_ask:
        return ""
    asking = urlencode({"about": f"{kind.collection}/{record.pk}"})
    seen = Inquiry.objects.visible_to(request.user).filter(pk__in=[each.pk for each in rows])
    opens = set(seen.values_list("pk", flat=True)) if rows else set()
    for each in rows:
        each.opens = each.pk in opens
    context = {"inquiries": rows, "ask_url": f"{reverse('inquiries_new')}?{asking}" if may_ask else ""}
    return render_to_string("inquiries/panel.html", context, request)
