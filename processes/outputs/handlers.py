"""For how long nonconforming outputs are kept once they are settled."""

from documents.record_series.kinds import keeps

from .models import NonconformingOutput
from .states import OutputState

keeps(NonconformingOutput, (OutputState.VERIFIED, OutputState.REFUSED, OutputState.CANCELLED))
