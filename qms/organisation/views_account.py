"""Accounts, for the administrator: made, changed, closed and opened again, never deleted."""

from dataclasses import replace
from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qms.people.accounts import AccountChange
from qms.people.models import Holding, User
from qms.people.periods import period_words
from qms.people.stories import story_of
from qms.text.vietnamese import fold
from qms.web.cells import toned, words_cell
from qms.web.tables import Table

from . import account_services
from .act_pages import enter
from .first_links import first_link, waiting_for_a_password
from .forms import AccountEditForm, AccountForm, ReasonForm

look_or_change = require_http_methods(["GET", "POST"])


@login_required
@require_safe
def accounts(request):
    """All accounts with the posts their people hold today."""
    account_services.must_administer(request.user)
    held = {}
    for each in Holding.objects.on().select_related("post__unit"):
        held.setdefault(each.person_id, []).append(each.post)
    asked = request.GET.get("q", "").strip()
    found = User.objects.filter(is_system=False).order_by("-is_active", "name_order", "username")
    wanted = fold(asked)
    found = [person for person in found if wanted in fold(f"{person.full_name} {person.username}")]
    heads = [_("Account name"), _("Person"), _("Posts today"), _("Account")]
    table = Table.of(heads, [_account_row(person, held.get(person.pk, [])) for person in found])
    return render(request, "organisation/accounts.html", {"table": table, "asked": asked})


def _account_row(person, posts):
    name = words_cell(person.username, url=reverse("people_account", args=[person.pk]))
    first, *others = [words_cell(f"{post.title} – {post.unit}") for post in posts] or [""]
    held = replace(first, below=tuple(others)) if posts else ""
    return [name, person, held, toned(_("open"), "good") if person.is_active else toned(_("closed"), "past")]


@login_required
@require_safe
def account(request, pk):
    """One account, its person's posts, and what was done to it."""
    person = _person(request, pk)
    holdings = person.holdings.select_related("post__unit").order_by("-since")
    context = {
        "person": person,
        "holdings": [{"holding": each, "period": period_words(each)} for each in holdings],
        "story": story_of(AccountChange.objects.filter(person=person)),
    }
    return render(request, "organisation/account.html", context)


@never_cache
@login_required
@look_or_change
def account_new(request):
    """A new account; the link by which the person sets a password is shown once."""
    account_services.must_administer(request.user)
    return enter(
        request,
        AccountForm(request.POST or None),
        title=_("New account"),
        back=reverse("people_accounts"),
        work=partial(account_services.create_account, by=request.user),
        done="",
        shown=lambda made: _links(request, [made]),
    )


@login_required
@look_or_change
def account_edit(request, pk):
    """Another name or address for mail."""
    person = _person(request, pk)
    initial = {"full_name": person.full_name, "email": person.email}
    return enter(
        request,
        AccountEditForm(request.POST or None, initial=initial),
        title=_("Change the account {username}").format(username=person.username),
        back=reverse("people_account", args=[pk]),
        work=partial(account_services.edit_account, person, by=request.user),
        done=_("The account was changed."),
    )


@never_cache
@login_required
@look_or_change
def account_step(request, pk, step):
    """Close an account, open it again, or take its password away; the link for a new one is shown once."""
    person, steps = _person(request, pk), _steps()
    if step not in steps:
        raise Http404
    title, hint, do, done = steps[step]
    return enter(
        request,
        ReasonForm(request.POST or None),
        title=f"{title}: {person}",
        back=reverse("people_account", args=[pk]),
        work=partial(do, person, by=request.user),
        done=done,
        hint=hint,
        onward=reverse("people_person_handover", args=[pk]) if step == "close" else "",
        shown=(lambda made: _links(request, [made])) if step == "password" else None,
    )


@never_cache
@login_required
@require_POST
def account_links(request):
    """A slip with a link for everybody who has not set a password yet: to be printed and handed out."""
    account_services.must_administer(request.user)
    return _links(request, [each for each in waiting_for_a_password() if _is_kept_by(request.user, each)])


def _is_kept_by(user, person):
    try:
        return bool(account_services.must_keep_account(user, person))
    except PermissionDenied:
        return False


def _links(request, people):
    """The one page on which links are seen."""
    context = {
        "links": [(each, request.build_absolute_uri(first_link(each))) for each in people],
        "heading": _("Link for a password"),
        "back": reverse("people_account", args=[people[0].pk]) if len(people) == 1 else reverse("people_accounts"),
    }
    return render(request, "organisation/password.html", context)


def _steps():
    """What can be done to an account: title, what will follow, the service, what is said afterwards."""
    return {
        "password": (
            _("New password"),
            _("The present password ends at once, and every session with it. The person sets another by a link."),
            account_services.reset_password,
            "",
        ),
        "close": (
            _("Close the account"),
            _("The person is logged out at once. Posts they hold stay theirs until their last day is entered."),
            account_services.deactivate,
            _("The account is closed. Here is what is to be handed over."),
        ),
        "open": (
            _("Open the account again"),
            _("The person can log in again with the password they had."),
            account_services.reactivate,
            _("The account is open again."),
        ),
    }


def _person(request, pk):
    """The person of an account that this administrator keeps. Raises PermissionDenied."""
    account_services.must_administer(request.user)
    person = get_object_or_404(User.objects.filter(is_system=False), pk=pk)
    account_services.must_keep_account(request.user, person)
    return person
