"""Handing over: what a person, a post or a unit would leave behind, and who takes it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from qms.inbox import claims
from qms.people.actors import actors_of, administrator
from qms.people.models import Holding, Post, Unit, User
from qms.people.posts import SYSTEM_KEEPERS, PostKind

from .handover import posts_left_by, waiting_for, what_ends, work_left_by
from .handover_forms import HandoverForm

look_or_change = require_http_methods(["GET", "POST"])
LOOK_AFTER = (PostKind.UNIT_HEAD, PostKind.TOP_MANAGEMENT, *SYSTEM_KEEPERS)


def looks_after(user, units):
    """Whether a person answers for the work of one of these units: its heads, those of quality, the administrator."""
    posts = [(actor, unit) for actor in actors_of(user) for unit in units]
    return any(actor.holds(kind, unit) for actor, unit in posts for kind in (*LOOK_AFTER, PostKind.ADMINISTRATOR))


def may_hand_over(user, person):
    """Whether a person sees what another would leave behind: themselves, and who looks after one of their units."""
    held = Holding.objects.filter(person=person).select_related("post__unit")
    units = [each.post.unit for each in held]
    return person == user or looks_after(user, units) or (not units and administrator(user) is not None)


@login_required
@look_or_change
def person_handover(request, pk):
    """What one person would leave behind."""
    person = get_object_or_404(User.objects.filter(is_system=False), pk=pk)
    _refuse_unless(may_hand_over(request.user, person))
    title = _("Handing over: {person}").format(person=person)
    return _hand_over(request, [person], title, reverse("people"), posts=posts_left_by(person))


@login_required
@look_or_change
def post_handover(request, pk):
    """What waits for a post, and what those who hold or held it would leave behind."""
    post = get_object_or_404(Post.objects.select_related("unit"), pk=pk)
    _refuse_unless(looks_after(request.user, [post.unit]))
    title = _("Handing over: {person}").format(person=post)
    return _hand_over(request, _holders([post]), title, reverse("people_post", args=[pk]), rest=_rest([post]))


@login_required
@look_or_change
def unit_handover(request, pk):
    """What waits for the posts of a unit and of those below it, and what its people would leave behind."""
    unit = get_object_or_404(Unit, pk=pk)
    _refuse_unless(looks_after(request.user, [unit]))
    posts = list(Post.objects.filter(unit__path__startswith=unit.path).select_related("unit"))
    title = _("Handing over: {person}").format(person=unit)
    return _hand_over(request, _holders(posts), title, reverse("people_unit", args=[pk]), rest=_rest(posts))


def _refuse_unless(allowed):
    if not allowed:
        raise PermissionDenied(_("This page is for the person, the heads of the unit, and who answers for quality."))


def _holders(posts):
    """Whoever holds one of these posts, and whoever held one and holds no other now."""
    held = Holding.objects.on().values("person")
    ever = User.objects.filter(holdings__post__in=posts, is_system=False)
    today = ever.filter(holdings__in=Holding.objects.on().filter(post__in=posts))
    return list((today | ever.exclude(pk__in=held)).distinct().order_by("name_order", "pk"))


def _rest(posts):
    """How much waits for each of these posts."""
    return [{"post": post, "tasks": count} for post in posts if (count := waiting_for(post).count())]


def _hand_over(request, people, title, back, **context):
    """The page, and what is done with what it sends: each record by its own act, one that is refused stops no other."""
    work = work_left_by(people, request.user)
    data = (request.POST,) if request.method == "POST" else ()
    form = HandoverForm(*data, work=work, leaving=people, user=request.user)
    refused = []
    if data and form.is_valid():
        done, refused = _do(form, request.user)
        words = ngettext("{count} thing was handed over.", "{count} things were handed over.", done)
        if done:
            messages.success(request, words.format(count=done))
        if not refused:
            return redirect(request.path)
        work = work_left_by(people, request.user)
        form = HandoverForm(*data, work=work, leaving=people, user=request.user)
    context |= {"title": title, "back": back, "work": work, "form": form, "refused": refused, "people": people}
    context["ends"] = [(each, what_ends(each)) for each in work.ends]
    status = 422 if data and form.errors else 409 if refused else 200
    return render(request, "organisation/handover.html", context, status=status)


def _do(form, user):
    """How many things went over, and what stands against each other: pairs (what, sentences)."""
    reason, done, refused = form.cleaned_data["reason"], 0, []
    for each, to in form.chosen():
        outcome = each.hand_over(to, by=user, reason=reason)
        done += outcome.done
        if not outcome.done:
            refused.append((each, outcome.sentences))
    for key in form.given_back():
        try:
            claims.give_back(key, by=user)
            done += 1
        except (claims.TaskIsGone, PermissionDenied) as fault:
            refused.append((None, [str(fault)]))
    return done, refused
