"""The organisation: every member of staff reads it; the administrator keeps it; holders name their substitutes."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qms.ledger.now import today

from . import services
from .entering import enter
from .forms import EndForm, HoldForm, PostForm, RenameForm, SubstituteForm, UnitForm
from .models import Holding, Post, Substitution, Unit
from .stories import story_of
from .tree import held_posts, unit_tree

look_or_change = require_http_methods(["GET", "POST"])


@login_required
@require_safe
def people(request):
    """The units with their posts, who holds them today and who stands in."""
    context = {"units": unit_tree(request.user), "may_change": services.administrator(request.user) is not None}
    return render(request, "people/tree.html", context)


@login_required
@require_safe
def unit(request, pk):
    """One unit with its posts and its history."""
    found = get_object_or_404(Unit.objects.select_related("parent"), pk=pk)
    context = {
        "unit": found,
        "posts": held_posts(request.user, found.posts.select_related("unit")),
        "below": found.children.order_by("path"),
        "may_change": services.administrator(request.user, found) is not None,
        "story": story_of(Unit.objects.filter(pk=pk)),
    }
    return render(request, "people/unit.html", context)


@login_required
@look_or_change
def unit_new(request):
    """A new unit."""
    services.must_administer(request.user)
    form = UnitForm(request.POST or None, initial={"parent": request.GET.get("parent")})
    return enter(
        request,
        form,
        title=_("New unit"),
        back=reverse("people"),
        do=lambda **values: services.add_unit(by=request.user, **values),
        done=_("The unit was entered."),
    )


@login_required
@look_or_change
def unit_rename(request, pk):
    """Another name for a unit."""
    found = get_object_or_404(Unit, pk=pk)
    services.must_administer(request.user, found)
    form = RenameForm(request.POST or None, row=found, initial={"name": found.name})
    return enter(
        request,
        form,
        title=_("Rename the unit: {unit}").format(unit=found),
        back=reverse("people_unit", args=[pk]),
        do=lambda **values: services.rename_unit(found, by=request.user, **values),
        done=_("The unit was renamed."),
        hint=_("Earlier records keep showing what they were made under; the code stays."),
    )


@login_required
@look_or_change
def post_new(request):
    """A new post."""
    services.must_administer(request.user)
    form = PostForm(request.POST or None, initial={"unit": request.GET.get("unit")})
    return enter(
        request,
        form,
        title=_("New post"),
        back=reverse("people"),
        do=lambda **values: services.add_post(by=request.user, **values),
        done=_("The post was entered."),
    )


@login_required
@require_safe
def post(request, pk):
    """One post: who holds it, who held it, who stood in, and how all that came about."""
    found = get_object_or_404(Post.objects.select_related("unit"), pk=pk)
    holdings = found.holdings.select_related("person", "post__unit").prefetch_related("substitutions__substitute")
    rows = [
        {"holding": each, "period": services.period_words(each), "ended": bool(each.until and each.until < today()),
         "may_substitute": services.who_names_substitutes(request.user, each) is not None}
        for each in holdings.order_by("-since", "-pk")
    ]  # fmt: skip
    context = {
        "post": found,
        "rows": rows,
        "today": today(),
        "may_change": services.administrator(request.user, found.unit) is not None,
        "story": story_of(
            Post.objects.filter(pk=pk),
            Holding.objects.filter(post=found),
            Substitution.objects.filter(holding__post=found),
        ),
    }
    return render(request, "people/post.html", context)


@login_required
@look_or_change
def post_hold(request, pk):
    """Let somebody hold a post."""
    found = get_object_or_404(Post.objects.select_related("unit"), pk=pk)
    services.must_administer(request.user, found.unit)
    return enter(
        request,
        HoldForm(request.POST or None),
        title=_("New holder: {post}").format(post=found),
        back=reverse("people_post", args=[pk]),
        do=lambda **values: services.hold(found, by=request.user, **values),
        done=_("The holder was entered."),
    )


@login_required
@look_or_change
def holding_end(request, pk):
    """Say when somebody leaves a post."""
    found = get_object_or_404(Holding.objects.select_related("post__unit", "person"), pk=pk)
    services.must_administer(request.user, found.post.unit)
    return enter(
        request,
        EndForm(request.POST or None, row=found),
        title=_("End of the holding: {holding}").format(holding=found),
        back=reverse("people_post", args=[found.post_id]),
        do=lambda **values: services.end_holding(found, by=request.user, **values),
        done=_("The last day was entered."),
        hint=_("Work of the post goes on to whoever holds it; work in the person's name is given to others there."),
    )


@login_required
@look_or_change
def holding_substitute(request, pk):
    """Name a substitute for a holder."""
    found = get_object_or_404(Holding.objects.select_related("post__unit", "person"), pk=pk)
    _must_name_substitutes(request, found)
    return enter(
        request,
        SubstituteForm(request.POST or None),
        title=_("Substitute for {holding}").format(holding=found),
        back=reverse("people_post", args=[found.post_id]),
        do=lambda **values: services.name_substitute(found, by=request.user, **values),
        done=_("The substitute was named."),
        hint=_("What the substitute does shows both names on record."),
    )


@login_required
@look_or_change
def substitution_end(request, pk):
    """Let a substitution end earlier."""
    rows = Substitution.objects.select_related("holding__post__unit", "holding__person", "substitute")
    found = get_object_or_404(rows, pk=pk)
    _must_name_substitutes(request, found.holding)
    return enter(
        request,
        EndForm(request.POST or None, row=found),
        title=_("End of the substitution: {person}").format(person=found.substitute),
        back=reverse("people_post", args=[found.holding.post_id]),
        do=lambda **values: services.end_substitution(found, by=request.user, **values),
        done=_("The last day was entered."),
    )


def _must_name_substitutes(request, holding):
    if services.who_names_substitutes(request.user, holding) is None:
        raise PermissionDenied(_("The holder, the head of the unit or the administrator names a substitute."))
