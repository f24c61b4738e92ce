"""What the pages leave to the clock."""

from qms.inbox.passes import each_pass

from .counted_months import count_up_to_the_last_seal
from .figures import kept_figures
from .sent_forms import forget


@each_pass("forget_sent_forms")
def forget_sent_forms(moment):
    """Remove the memory of forms that were sent more than seven days ago."""
    return forget(moment)


@each_pass("count_figures", by_the_minute=True)
def count_figures(moment):
    """Count on, after each seal, what is kept of the figures by unit and month."""
    return count_up_to_the_last_seal(kept_figures())
