"""The records behind each analysis, as they were when the period was analysed."""

from django.http import Http404

from qms.web.counted_records import CountedPage

from .record import MEASURES


class AnalysisPage(CountedPage):
    """The records counted for one period of a row of the measuring plan."""

    record_type = MEASURES

    def get_context_data(self, **kwargs):
        measure = self.seen(self.kwargs["pk"])
        row = measure.analyses.filter(pk=self.kwargs["analysis"]).first()
        if row is None or measure.what is None:
            raise Http404
        label = f"{measure.title_text()}, {row.period}"
        number = {"label": label, "value": row.value_in_words(), "behind": row.behind()}
        return kwargs | self.shown(measure, row.analysed_at, measure.what, row.keys, **number)
