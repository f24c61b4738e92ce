"""The face of management reviews: register, record, and the records behind each frozen number."""

from django.http import Http404
from django.views.generic import TemplateView

from qms.web.counted import counted_parts
from qms.web.figures import figure_named
from qms.web.kept_figures import told
from qms.web.registers import RecordTypeMixin


class CountedPage(RecordTypeMixin, TemplateView):
    """The records behind a number of a review, as they stood when it was frozen."""

    template_name = "web/counted.html"

    def get_context_data(self, **kwargs):
        review = self.seen(self.kwargs["pk"])
        row = review.inputs.filter(kind=self.kwargs["kind"]).first()
        entry = next((each for each in row.figures if each["name"] == self.kwargs["name"]), None) if row else None
        if entry is None or review.prepared_at is None:
            raise Http404
        shown = told(entry)
        parts = counted_parts(figure_named(entry["name"]), entry["keys"], self.request.user, review.prepared_at)
        return super().get_context_data(**kwargs) | {
            "record": review,
            "label": shown["label"],
            "value": shown["words"],
            "behind": shown["behind"],
            "day": review.prepared_at,
            "parts": parts,
            "back": self.address("record", review.pk),
        }
