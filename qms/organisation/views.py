"""The organisation: every member of staff reads it; the administrator keeps it; holders name their substitutes."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qms.assignments.models import Assignment
from qms.assignments.states import AssignmentState
from qms.ledger.now import today
from qms.people.actors import administrator
from qms.people.models import Holding, Post, Substitution, Unit
from qms.people.periods import period_words
from qms.people.posts import POWERFUL
from qms.people.stories import plan_words, story_of
from qms.people.tree import held_posts, may_name_substitute, unit_tree
from qms.web.panels import panels_of

from .account_services import must_administer
from .act_pages import enter_new, row_of
from .forms import HoldForm, PostForm, SubstituteForm, UnitForm
from .handover_subjects import looks_after, may_hand_over
from .planned_ends import what_hinders

look_or_change = require_http_methods(["GET", "POST"])


@login_required
@require_safe
def people(request):
    """The units with their posts, who holds them today and who stands in."""
    context = {"units": unit_tree(request.user), "may_change": administrator(request.user) is not None}
    return render(request, "organisation/tree.html", context)


@login_required
@require_safe
def unit(request, pk):
    """One unit with its posts and its history."""
    found = row_of(Unit, pk)
    context = {
        "unit": found,
        "posts": held_posts(request.user, found.posts.select_related("unit")),
        "below": found.children.order_by("path"),
        "may_change": administrator(request.user, found) is not None,
        "may_hand_over": looks_after(request.user, [found]),
        "story": story_of(Unit.objects.filter(pk=pk)),
        "to_merge": found.to_merge.order_by("ends_on", "path"),
        **_plan_of(found),
    }
    return render(request, "organisation/unit.html", context)


def _plan_of(row):
    """What is planned for a unit or post, and what still stands against it; nothing where nothing is planned."""
    return {"plan": plan_words(row), "hindered": what_hinders(row)} if row.ends_on and not row.has_ended else {}


@login_required
@look_or_change
def unit_new(request):
    """A new unit."""
    must_administer(request.user)
    return enter_new(
        request,
        Unit,
        UnitForm,
        title=_("New unit"),
        back=reverse("people"),
        done=_("The unit was entered."),
        parent=request.GET.get("parent"),
    )


@login_required
@look_or_change
def post_new(request):
    """A new post."""
    must_administer(request.user)
    return enter_new(
        request,
        Post,
        PostForm,
        title=_("New post"),
        back=reverse("people"),
        done=_("The post was entered."),
        unit=request.GET.get("unit"),
    )


@login_required
@require_safe
def post(request, pk):
    """One post: who holds it, who held it, who stood in, and how all that came about."""
    found = row_of(Post, pk)
    holdings = found.holdings.select_related("person", "post__unit").prefetch_related("substitutions__substitute")
    rows = [
        {"holding": each, "period": period_words(each), "may_substitute": may_name_substitute(request.user, each)}
        for each in holdings.order_by("-since", "-pk")
    ]
    context = {
        "post": found,
        "rows": rows,
        "today": today(),
        "may_change": administrator(request.user, found.unit) is not None,
        "hold_url": _hold_url(found),
        "proposed": Assignment.objects.visible_to(request.user)
        .filter(post=found, state=AssignmentState.PROPOSED)
        .select_related("person", "created_by"),
        "may_hand_over": looks_after(request.user, [found.unit]),
        "panels": panels_of(found, "post", request),
        "story": story_of(
            Post.objects.filter(pk=pk),
            Holding.objects.filter(post=found),
            Substitution.objects.filter(holding__post=found),
        ),
        **_plan_of(found),
    }
    return render(request, "organisation/post.html", context)


def _hold_url(post):
    """Where a new holder is entered: at once, or as a proposal to be confirmed by another."""
    if post.kind in POWERFUL:
        return f"{reverse('assignments_new')}?post={post.pk}"
    return reverse("people_post_hold", args=[post.pk])


@login_required
@look_or_change
def post_hold(request, pk):
    """Let somebody hold a post; one that two people give is proposed instead."""
    found = row_of(Post, pk)
    if found.kind in POWERFUL:
        return redirect(_hold_url(found))
    return enter_new(
        request,
        Holding,
        HoldForm,
        title=_("New holder: {post}").format(post=found),
        back=reverse("people_post", args=[pk]),
        done=_("The holder was entered."),
        about={"post": found},
    )


@login_required
@look_or_change
def holding_substitute(request, pk):
    """Name a substitute for a holder."""
    found = row_of(Holding, pk)
    return enter_new(
        request,
        Substitution,
        SubstituteForm,
        title=_("Substitute for {holding}").format(holding=found),
        back=reverse("people_post", args=[found.post_id]),
        onward=_handover_if_allowed(request.user, found),
        done=_("The substitute was named. What is asked of the holder by name can be handed over here."),
        hint=_("What the substitute does shows both names on record."),
        about={"holding": found},
    )


def _handover_if_allowed(user, holding):
    """Where to go on once somebody is going to be away: to what waits for them by name."""
    allowed = may_hand_over(user, holding.person)
    return reverse("people_person_handover", args=[holding.person_id]) if allowed else ""
