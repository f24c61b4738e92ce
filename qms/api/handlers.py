"""What the API leaves to the clock."""

from qms.inbox.passes import each_pass

from .idempotency import forget_answers


@each_pass("forget_api_answers")
def forget_api_answers(moment):
    """Remove kept answers that are older than seven days."""
    return forget_answers(moment)
