"""Who is asked when the time of records is over."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this

from .models import RecordSeries


class SeriesFlow(Flow):
    """Nobody is asked until the clock finds records whose time is over; then whoever keeps them proposes their end."""

    record_class = RecordSeries
    begin = this.end
    outside = {RecordSeries.note_due: this.propose}

    propose = Act(RecordSeries.propose_disposal).To(this.keeper).On(RecordSeries.propose_disposal, this.end)
    end = End()

    def keeper(self, series):
        return Waiting(post=series.kept_by, unit=series.unit)
