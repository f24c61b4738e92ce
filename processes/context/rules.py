"""Who keeps what is known of the context, and when it is reviewed (4.1, 4.2)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.posts import UNIT_KEEPERS
from qms.people.rules import by_post

may_keep = by_post(*UNIT_KEEPERS)


@rule(_("The day of its review has come."))
def review_has_come(record, actor):
    return record.is_review_due()
