"""What the pages leave to the clock."""

from qms.inbox.passes import each_pass

from .sent_forms import forget


@each_pass("forget_sent_forms")
def forget_sent_forms(moment):
    """Remove the memory of forms that were sent more than seven days ago."""
    return forget(moment)
