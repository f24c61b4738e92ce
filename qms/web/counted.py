"""The records behind a number that was kept: those counted then, as they stood and as they stand today."""

from django.apps import apps
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from qms.lifecycle.registry import type_of

from .cells import cell


def counted_parts(figure, keys, user, moment):
    """The parts of a kept figure that counted anything: words, number, rows for this reader, and how many are unseen.

    They were counted at `moment`; a record changed since then leads to what it was at the end of that day.
    """
    parts = [_part(words, keys["model"], rows, user, localtime(moment)) for words, rows in _parts_of(figure, keys)]
    return [part for part in parts if part["count"]]


def _parts_of(figure, keys):
    """(words, keys): those that hit and the rest, or all in one."""
    if figure is None or figure.hits is None:
        return [(_("counted"), [*keys["hits"], *keys["rest"]])]
    return [(figure.hit_words, keys["hits"]), (figure.rest_words, keys["rest"])]


def _part(words, model_label, keys, user, day):
    model = apps.get_model(model_label)
    kind, then = type_of(model), {pk: sequence for pk, sequence in keys}
    seen = model.objects.visible_to(user).filter(pk__in=then).select_related(*model.reads_with)
    rows = [_row(each, kind, then[each.pk], day) for each in seen.order_by("pk")]
    return {"label": words, "count": len(then), "rows": rows, "unseen": len(then) - len(rows)}


def _row(record, kind, sequence, day):
    url = reverse(f"{kind.url_name}_record", args=[record.pk])
    changed = record.sequence != sequence
    return {
        "record": record,
        "state": cell(record, "state"),
        "url": url,
        "changed": changed,
        "then_url": f"{url}?as_of={day:%Y-%m-%d}" if changed else "",
    }
