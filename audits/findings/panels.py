"""What the page of a finding offers: the change of the system that it calls for (6.3)."""

from processes.planned_changes.panels import changes_from
from processes.planned_changes.states import Occasion
from qms.web.panels import panel

from .models import Finding
from .states import FindingState


@panel(Finding, "record")
def changes_after_finding(finding, request):
    """The changes that it led to, and the way to a new one; of a draft or a withdrawn one nothing follows."""
    if finding.state in (FindingState.DRAFT, FindingState.WITHDRAWN):
        return ""
    return changes_from(finding, request, Occasion.FINDING)
