"""What must hold before a $name is moved, and who may do it ($clause)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.rules import by_post
from qms.people.posts import PostKind

may_keep = by_post(PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)


@rule(_("The description says what it is about."))
def is_described(record, actor):
    return bool(record.description.strip())
