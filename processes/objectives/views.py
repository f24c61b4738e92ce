"""The face of objectives: register, record with its course, and the records behind each computed value."""

from django.http import Http404

from qms.web.counted_records import CountedPage

from .record import OBJECTIVES


class MeasurementPage(CountedPage):
    """The records counted for one value of an objective, as they were when it was taken."""

    record_type = OBJECTIVES

    def get_context_data(self, **kwargs):
        objective = self.seen(self.kwargs["pk"])
        row = next((each for each in objective.course.measured() if each.pk == self.kwargs["measurement"]), None)
        if row is None or not row.computed:
            raise Http404
        number = {"label": f"{objective.title}, {row.period}", "value": row.words(), "behind": row.behind()}
        return kwargs | self.shown(objective, row.taken_at, objective.course.figure, row.keys, **number)
