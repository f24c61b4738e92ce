"""Who puts the reports of a round together, and who sends what came of it."""

from qms.lifecycle.rules import by_post
from qms.people.posts import PostKind

COLLECTORS = (PostKind.QUALITY_SECRETARY, PostKind.UNIT_HEAD)

collects = by_post(*COLLECTORS)
sends = by_post(*COLLECTORS, PostKind.CLERK)
