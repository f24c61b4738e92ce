"""My work and my notices."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from qms.ledger.legible import whole_number
from qms.people.posts import PostKind

from . import claims
from .act_words import address_of, words_of
from .gaps import count_of_gaps, gaps_below
from .models import Notice
from .notices import bundles_of, leads_to, lines_of, mark_read
from .rows import place_after, sections_of
from .work import Group


@login_required
@require_safe
def home(request):
    """Everything that waits for me, the most urgent first; with ?group= one group only, `after` a row."""
    group = request.GET.get("group", "")
    group = group if group in Group.values else ""
    after = place_after(request.GET.get("after", "")) if group else None
    unit = request.GET.get("unit", "") if group == Group.UNIT else ""
    sections = sections_of(request.user, group, after, unit)
    gaps = None if group else count_of_gaps(request.user)
    context = {
        "sections": sections,
        "group": Group(group) if group else None,
        "after": after,
        "gaps": gaps,
        "unit": unit,
    }
    return render(request, "inbox/home.html", context)


@login_required
@require_POST
def task_claim(request, pk):
    """Take work of my post upon me."""
    try:
        claims.claim(pk, by=request.user)
        messages.success(request, _("You have taken this on; your colleagues see it no more among their work."))
    except claims.TaskIsGone as gone:
        messages.warning(request, str(gone))
    return redirect("home")


@login_required
@require_POST
def task_hand_back(request, pk):
    """Give work that I took on back to all who hold the post."""
    try:
        claims.hand_back(pk, by=request.user)
        messages.success(request, _("Handed back: everybody who holds the post sees it again."))
    except claims.TaskIsGone as gone:
        messages.warning(request, str(gone))
    return redirect("home")


@login_required
@require_safe
def gaps(request):
    """The posts and the work that nobody is there for, below the units that I answer for."""
    found = gaps_below(request.user)
    rows = [_row(task) for task in found.tasks]
    levels = [(PostKind(kind).label, unit) for kind, unit in found.levels]
    return render(request, "inbox/gaps.html", {"posts": found.posts, "rows": rows, "levels": levels})


def _row(task):
    kind = task.record_type_id
    return {"task": task, "act": words_of(task), "url": address_of(kind, task.record_id)}


@login_required
@require_safe
def notices(request):
    """My notices, newest first, those about one record together."""
    before = request.GET.get("before", "")
    lines, more = lines_of(request.user, whole_number(before))
    return render(request, "inbox/notices.html", {"bundles": bundles_of(lines), "more": more, "before": before})


@login_required
@require_POST
def notices_read(request):
    """Mark all my notices read."""
    mark_read(request.user)
    return redirect("notices")


@login_required
@require_POST
def notice_open(request, pk):
    """Mark a notice read and go to what it speaks of."""
    notice = get_object_or_404(Notice.objects.of(request.user), pk=pk)
    mark_read(request.user, notice)
    return redirect(leads_to(notice) or "notices")
