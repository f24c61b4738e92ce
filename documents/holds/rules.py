"""Who puts records on hold, and lifts it."""

from qms.people.posts import PostKind
from qms.people.rules import by_post

holds_records = by_post(PostKind.QUALITY_MANAGER, PostKind.TOP_MANAGEMENT)
