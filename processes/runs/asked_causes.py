"""For what applicants had to come once more: each request under the part that it names, else in its own words."""

from collections import defaultdict

from django.utils.translation import gettext as _

from qms.text.vietnamese import fold

from ..cases.parts import CaseLetter
from ..cases.states import LetterKind, PauseKind
from ..procedures.parts import RequiredPart
from .traces import Asked

LONGEST = 120


def causes_asked(cases, pauses):
    """{dossier: what was asked of its applicant}, before acceptance and in the work."""
    parts = _parts({case.version_id for case in cases})
    letters = CaseLetter.objects.filter(case__in=[case.pk for case in cases], kind=LetterKind.INCOMPLETE)
    said = defaultdict(list)
    for key, what in letters.order_by("pk").values_list("case_id", "what"):
        said[key].append((what, True))
    for key, rows in pauses.items():
        said[key] += [(each.what or each.why, False) for each in rows if each.kind == PauseKind.SUPPLEMENT]
    versions = {case.pk: case.version_id for case in cases}
    return {
        key: [Asked(cause, at_desk) for what, at_desk in told for cause in _causes(what, parts[versions[key]])]
        for key, told in said.items()
    }


def _causes(what, parts):
    """The parts of the dossier that are named, each a cause; what names none stands for itself."""
    folded = fold(what)
    named = [name for name, bare in parts if bare in folded]
    first = next((line.strip() for line in what.splitlines() if line.strip()), "")
    return named or [first[:LONGEST] or _("nothing said")]


def _parts(versions):
    found = defaultdict(list)
    rows = RequiredPart.objects.active().filter(version__in=versions)
    for version, name in rows.values_list("version", "name"):
        found[version].append((name, fold(name)))
    return found
