"""The records behind a figure of a report: those that were counted when it was filled in."""

from django.http import Http404
from django.views.generic import TemplateView

from qms.web.counted import counted_parts
from qms.web.figures import figure_named
from qms.web.kept_figures import told
from qms.web.registers import RecordTypeMixin


class CountedPage(RecordTypeMixin, TemplateView):
    """One figure of a report or round: what was counted, in its parts; records changed since then are marked."""

    template_name = "web/counted.html"

    def get_context_data(self, **kwargs):
        record = self.seen(self.kwargs["pk"])
        entry = next((each for each in record.figures if each["name"] == self.kwargs["name"]), None)
        if entry is None:
            raise Http404
        day, shown = record.figures_at, told(entry)
        return super().get_context_data(**kwargs) | {
            "record": record,
            "label": shown["label"],
            "value": shown["words"],
            "behind": shown["behind"],
            "day": day,
            "parts": counted_parts(figure_named(entry["name"]), entry["keys"], self.request.user, day),
            "back": self.address("record", record.pk),
        }
