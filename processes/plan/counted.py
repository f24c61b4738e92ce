"""The records behind a figure of a report: those that were counted when it was filled in, as they stand today."""

from django.apps import apps
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from qms.lifecycle.registry import type_of
from qms.web.cells import cell
from qms.web.figures import figure_named
from qms.web.registers import RecordTypeMixin

from .filling import told


class CountedPage(RecordTypeMixin, TemplateView):
    """One figure of a report or round: what was counted, in its parts; records changed since then are marked."""

    template_name = "processes/plan/counted.html"

    def get_context_data(self, **kwargs):
        record = self.seen(self.kwargs["pk"])
        entry = next((each for each in record.figures if each["name"] == self.kwargs["name"]), None)
        if entry is None:
            raise Http404
        parts = [self._part(label, entry["keys"]["model"], rows) for label, rows in parts_of(entry)]
        return super().get_context_data(**kwargs) | {
            "record": record,
            "entry": told(entry),
            "parts": [part for part in parts if part["count"]],
            "back": self.address("record", record.pk),
        }

    def _part(self, label, model_label, keys):
        model = apps.get_model(model_label)
        kind, then = type_of(model), {pk: sequence for pk, sequence in keys}
        seen = model.objects.visible_to(self.request.user).filter(pk__in=then).select_related(*model.reads_with)
        rows = [
            {
                "record": each,
                "state": cell(each, "state"),
                "url": reverse(f"{kind.url_name}_record", args=[each.pk]),
                "changed": each.sequence != then[each.pk],
            }
            for each in seen.order_by("pk")
        ]
        return {"label": label, "count": len(then), "rows": rows, "unseen": len(then) - len(rows)}


def parts_of(entry):
    """(words, keys) of the parts of a figure: those that hit and the rest, or all in one."""
    figure, keys = figure_named(entry["name"]), entry["keys"]
    if figure is None or figure.hits is None:
        return [(_("counted"), [*keys["hits"], *keys["rest"]])]
    return [(figure.hit_words, keys["hits"]), (figure.rest_words, keys["rest"])]
