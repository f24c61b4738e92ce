"""Who decides about authority (5.3)."""

from qms.people.posts import PostKind
from qms.people.rules import by_post

is_top_management = by_post(PostKind.TOP_MANAGEMENT)
