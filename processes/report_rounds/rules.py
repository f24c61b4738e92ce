"""Who puts the reports of a round together, and who sends what came of it."""

from qms.people.posts import PostKind
from qms.people.rules import by_post

COLLECTORS = (PostKind.QUALITY_SECRETARY, PostKind.UNIT_HEAD)

collects = by_post(*COLLECTORS)
sends = by_post(*COLLECTORS, PostKind.CLERK)
