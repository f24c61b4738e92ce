"""What was found before is asked again: earlier findings of the unit as lines of a checklist."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audits.checklists.sources import source

from .models import Finding
from .states import FindingState


@source("findings", gettext_lazy("What earlier audits found in this unit"))
def by_finding(audit):
    """A question for each earlier finding of the unit that was not withdrawn, the newest first."""
    rows = Finding.objects.filter(unit=audit.unit).exclude(audit=audit).exclude(state=FindingState.WITHDRAWN)
    rows = rows.exclude(state=FindingState.DRAFT).select_related("clause").order_by("-pk")[:30]
    return [{"clause": row.clause, "text": _asked(row), "evidence": row.number} for row in rows]


def _asked(finding):
    words = {"grade": finding.get_grade_display(), "what": finding.description}
    return (_("Found before (%(grade)s): “%(what)s” – is it settled for good?") % words)[:500]
