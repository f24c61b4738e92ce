"""Search over all records a person may see, with or without diacritics; what is spelled as typed comes come first."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse

from qms.lifecycle.registry import record_types
from qms.text.vietnamese import tidy

EACH = 20


@login_required
def search(request):
    """One query for each record type; nothing is asked before something was typed."""
    asked = tidy(request.GET.get("q", "")).strip()[:200]
    groups = [_found(kind, request.user, asked) for kind in record_types().values()] if asked else []
    found = [group for group in groups if group["hits"]]
    return render(request, "web/search.html", {"asked": asked, "groups": found})


def _found(kind, user, asked):
    rows = kind.model.objects.visible_to(user).select_related(*kind.model.reads_with).matching(asked)
    hits = [_hit(kind, record) for record in rows.nearest_first(asked)[: EACH + 1]]
    return {
        "label": kind.model._meta.verbose_name_plural,
        "hits": hits[:EACH],
        "more": f"{reverse(kind.url_name)}?{urlencode({'q': asked})}" if len(hits) > EACH else "",
    }


def _hit(kind, record):
    stated = record.has_lifecycle
    return {
        "title": str(record),
        "url": reverse(f"{kind.url_name}_record", args=[record.pk]),
        "state_label": record.get_state_display() if stated else "",
        "state_tone": record.state_tone if stated else "",
    }
