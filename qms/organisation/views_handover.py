"""Handing over: what a person, a post or a unit would leave behind, and who takes it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from .handover import what_ends, work_left_by
from .handover_forms import HandoverForm
from .handover_subjects import carry_out, of_person, of_post, of_unit

look_or_change = require_http_methods(["GET", "POST"])


@login_required
@look_or_change
def person_handover(request, pk):
    """What one person would leave behind."""
    return _hand_over(request, of_person(request.user, pk), reverse("people"))


@login_required
@look_or_change
def post_handover(request, pk):
    """What waits for a post, and what those who hold or held it would leave behind."""
    return _hand_over(request, of_post(request.user, pk), reverse("people_post", args=[pk]))


@login_required
@look_or_change
def unit_handover(request, pk):
    """What waits for the posts of a unit and of those below it, and what its people would leave behind."""
    return _hand_over(request, of_unit(request.user, pk), reverse("people_unit", args=[pk]))


def _hand_over(request, subject, back):
    """The page, and what is done with what it sends: each record by its own act, one that is refused stops no other."""
    people = subject.people
    work = work_left_by(people, request.user)
    data = (request.POST,) if request.method == "POST" else ()
    form = HandoverForm(*data, work=work, leaving=people, user=request.user)
    refused = []
    if data and form.is_valid():
        done, refused = carry_out(form, request.user)
        words = ngettext("{count} thing was handed over.", "{count} things were handed over.", done)
        if done:
            messages.success(request, words.format(count=done))
        if not refused:
            return redirect(request.path)
        work = work_left_by(people, request.user)
        form = HandoverForm(*data, work=work, leaving=people, user=request.user)
    context = {
        "title": _("Handing over: {person}").format(person=subject.row),
        "back": back,
        "work": work,
        "form": form,
        "refused": refused,
        "people": people,
        "ends": [(each, what_ends(each)) for each in work.ends],
        "posts": subject.posts,
        "rest": subject.rest,
    }
    status = 422 if data and form.errors else 409 if refused else 200
    return render(request, "organisation/handover.html", context, status=status)
