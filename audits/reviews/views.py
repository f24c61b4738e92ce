"""The face of management reviews: register, record, and the records behind each frozen number."""

from qms.web.counted_records import CountedPage


class FrozenPage(CountedPage):
    """The records behind a number of a review, as they stood when it was frozen."""

    def figures_of(self, review):
        row = review.inputs.filter(kind=self.kwargs["kind"]).first()
        return row.figures if row else [], review.prepared_at
