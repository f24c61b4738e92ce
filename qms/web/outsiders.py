"""The door for people from outside: what each may read, and what each has opened; the quality manager keeps it."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qms.evidence.openings import Opening, note_opening
from qms.ledger.entry import recording
from qms.people.actors import actors_of
from qms.people.models import Holding, ReadingScope
from qms.people.posts import PostKind
from qms.people.scopes import outside_of

from .entries import enter
from .outsider_forms import ScopeForm
from .tables import Table

SHOWN = 200


def inside_only(view):
    """Of a page that tells of more than the records of a scope: nobody from outside reads it."""

    @wraps(view)
    def asked_first(request, *args, **kwargs):
        if outside_of(request.user) is not None:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return asked_first


class OpeningsOnRecord:
    """Middleware: whatever somebody from outside opens, on a page, by the API or as a file, is on record."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        person = getattr(request, "user", None)
        if person is not None and person.is_authenticated and outside_of(person) is not None:
            note_opening(person, request.get_full_path(), response.status_code)
        return response


def _keeper(user):
    """The capacity in which a person keeps the door. Raises PermissionDenied where there is none."""
    actor = next((each for each in actors_of(user) if each.holds(PostKind.QUALITY_MANAGER)), None)
    if actor is None:
        raise PermissionDenied
    return actor


def _holdings():
    held = Holding.objects.filter(post__kind=PostKind.EXTERNAL_AUDITOR).select_related("person", "post__unit", "scope")
    return held.order_by("-since", "-pk")


@login_required
@require_safe
def outsiders(request):
    """Everybody who holds or held the post, with the scope and the last day."""
    _keeper(request.user)
    today = set(Holding.objects.on().values_list("pk", flat=True))
    rows = [(each, getattr(each, "scope", None), each.pk in today) for each in _holdings()]
    return render(request, "web/outsiders.html", {"rows": rows})


@login_required
@require_http_methods(["GET", "POST"])
def outsider_scope(request, pk):
    """What the holder reads."""
    actor = _keeper(request.user)
    holding = get_object_or_404(_holdings(), pk=pk)
    scope = getattr(holding, "scope", None)
    known = {name: getattr(scope, name) for name in ("kinds", "since", "until", "why")} if scope else {}
    form = ScopeForm(request.POST or None, user=request.user, initial=known)
    page = {"template": "web/outsider_scope.html", "title": str(holding), "back": "outsiders"}
    done = _("The scope is set; it holds from now on.")
    return enter(request, form, lambda **given: _set(holding, scope, actor, given), done=done, **page)


@transaction.atomic
def _set(holding, scope, actor, given):
    scope = scope or ReadingScope(holding=holding)
    with recording(by=actor.person, act="set_scope", on_behalf_of=actor.on_behalf_of):
        for name, value in given.items():
            setattr(scope, name, value)
        scope.save()


@login_required
@require_safe
def outsider_openings(request, pk):
    """What the holder opened, the newest first."""
    _keeper(request.user)
    holding = get_object_or_404(_holdings(), pk=pk)
    rows = [_opening(each) for each in Opening.objects.filter(person=holding.person)[:SHOWN]]
    table = Table.of([_("When"), _("Address"), _("Shown")], rows)
    return render(request, "web/outsider_openings.html", {"holding": holding, "table": table, "most": SHOWN})


def _opening(opening):
    return [opening.at, opening.address, True if opening.status < 300 else f"{_('no')} ({opening.status})"]
