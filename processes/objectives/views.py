"""The face of objectives: register, record with its course, and the records behind each computed value."""

from django.http import Http404
from django.views.generic import TemplateView

from qms.web.counted import counted_parts
from qms.web.registers import RecordTypeMixin

from .record import OBJECTIVES


class MeasurementPage(RecordTypeMixin, TemplateView):
    """The records counted for one value of an objective, as they were when it was taken."""

    template_name = "web/counted.html"
    record_type = OBJECTIVES

    def get_context_data(self, **kwargs):
        objective = self.seen(self.kwargs["pk"])
        row = next((each for each in objective.measured() if each.pk == self.kwargs["measurement"]), None)
        if row is None or not row.computed:
            raise Http404
        return super().get_context_data(**kwargs) | {
            "record": objective,
            "label": f"{objective.title}, {row.period}",
            "value": row.words(),
            "behind": row.behind(),
            "day": row.taken_at,
            "parts": counted_parts(objective.figure, row.keys, self.request.user, row.taken_at),
            "back": self.address("record", objective.pk),
        }
