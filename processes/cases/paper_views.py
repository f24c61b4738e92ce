"""Papers to print, the printed register (form 07), and the applicant's identity, whose every opening is on record."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qms.evidence.identity import open_identity
from qms.ledger.now import now, today
from qms.people.actors import actors_of
from qms.text.inputs import day_typed
from qms.web.panels import panels_of
from qms.web.printed.heads import agency_of, dated

from .models import Case
from .page import lines_of, parts_of
from .printing import PAPERS

LONGEST_WHY = 200
MOST_ROWS = 2000


def seen_case(request, pk):
    """The dossier, if the person may see it. Raises Http404."""
    case = Case.objects.visible_to(request.user).select_related(*Case.reads_with).filter(pk=pk).first()
    if case is None:
        raise Http404
    return case


def head_of(unit):
    """What the head of a paper shows: the agency's lines and the day."""
    above, agency = agency_of(unit)
    return {"agency_above": above, "agency": agency, "dated": dated(today())}


def refuse_unless_worked_on(request, case):
    """Raise PermissionDenied unless the person works on the dossier."""
    if not any(case.hands.works_on_it(actor) for actor in actors_of(request.user)):
        raise PermissionDenied(_("Only those who work on the dossier see the whole identity of the applicant."))


def whole_identity(request, case, why):
    """The applicant's personal data for somebody who works on the dossier; the opening is on record."""
    refuse_unless_worked_on(request, case)
    return open_identity(case.applicant, by=request.user, why=why[:LONGEST_WHY])


@login_required
@require_http_methods(["GET", "POST"])
def case_paper(request, pk, slug):
    """One paper. The applicant's name is masked; posting opens it, since the paper is for the applicant."""
    case, paper = seen_case(request, pk), PAPERS.get(slug)
    said = paper and paper.says(case)
    if said is None:
        raise Http404
    identity = None
    if request.method == "POST":
        identity = whole_identity(request, case, f"{paper.number} {paper.title}")
    context = {
        "case": case,
        "paper": paper,
        "said": said,
        "identity": identity,
        "dossier_parts": parts_of(case),
        "lines": lines_of(case) if slug == "control-sheet" else [],
        "applicant": identity["full_name"] if identity else case.applicant.masked(),
        "panels": panels_of(case, slug, request),
        **head_of(case.receiving_unit if slug in ("receipt", "supplement", "refusal") else case.unit),
    }
    return render(request, "cases/paper.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def case_identity(request, pk):
    """The applicant's identity: says first that the opening is on record, and asks why."""
    case = seen_case(request, pk)
    refuse_unless_worked_on(request, case)
    why = request.POST.get("why", "").strip()
    context = {"case": case, "longest": LONGEST_WHY, "missing": request.method == "POST" and not why}
    if why:
        context["identity"] = whole_identity(request, case, why)
    return render(request, "cases/identity.html", context, status=422 if context["missing"] else 200)


@login_required
@require_GET
def cases_printed(request):
    """The register of dossiers received in a period (form 07), to be printed."""
    first = _day(request.GET.get("since")) or today().replace(day=1)
    last = _day(request.GET.get("until")) or today()
    seen = Case.objects.visible_to(request.user).select_related(*Case.reads_with)
    cases = seen.filter(received_at__date__gte=first, received_at__date__lte=last).order_by("received_at", "pk")
    context = {
        "cases": list(cases[:MOST_ROWS]),
        "since": first,
        "until": last,
        "moment": now(),
        **_own_head(request.user),
    }
    return render(request, "cases/printed.html", context)


def _own_head(person):
    posts = [post for actor in actors_of(person) for post in actor.posts]
    return head_of(posts[0].unit) if posts else {"dated": dated(today())}


def _day(text):
    try:
        return day_typed(text) if text else None
    except ValueError:
        raise Http404(_("This is not a day.")) from None
