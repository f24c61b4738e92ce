"""Who takes documents over, and what must be known of each."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.controlled.document import KEEPERS
from qms.acts.rules import rule
from qms.people.rules import by_post

keeps_documents = by_post(*KEEPERS)


def _what_is_missing(record):
    told = "; ".join(f"{line.position}. {' '.join(map(str, line.faults()))}" for line in record.wrong_lines())
    return gettext("Some lines can't be taken yet: {lines}").format(lines=told)


@rule(_("Every line that is not left out can be taken."), particulars=_what_is_missing)
def every_line_is_right(record, actor):
    return not record.wrong_lines()


@rule(_("At least one line is not left out."))
def something_is_left(record, actor):
    return any(not line.left_out for line in record.lines.all())
