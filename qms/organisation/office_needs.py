"""What the office lacks to begin, in the order in which it is given: where whoever administers begins.

Upper rooms add what they need by `declare_need`; whether it is there is asked when the page is opened.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from qms.inbox.doctor import examine
from qms.inbox.gaps import empty_posts, levels_missing
from qms.ledger.now import today
from qms.people.actors import actors_of
from qms.people.models import Holding, Unit, User
from qms.people.posts import PostKind
from qms.workdays.calendars import calendars

POWERS = (PostKind.TOP_MANAGEMENT, PostKind.QUALITY_MANAGER, PostKind.DOCUMENT_CONTROLLER)


@dataclass(frozen=True)
class Need:
    """Something without which the office can't begin: what, who gives it and where, and whether it is there."""

    place: int
    words: Any
    who: Any
    is_met: Callable
    url_name: str = ""

    @property
    def url(self):
        """Where it is given, if that is a page of whoever administers."""
        return reverse(self.url_name) if self.url_name else ""


_needs: list[Need] = []
ADMINISTRATOR = PostKind.ADMINISTRATOR.label


def declare_need(*told):
    """Make a need known, by the fields of Need."""
    _needs.append(Need(*told))


def _has_powers():
    held = set(Holding.objects.on().filter(post__kind__in=POWERS).values_list("post__kind", flat=True))
    return held == set(POWERS)


declare_need(10, _("Units below the office"), ADMINISTRATOR, lambda: Unit.objects.count() > 1, "people")
declare_need(
    20,
    _("Accounts of the staff"),
    ADMINISTRATOR,
    lambda: User.objects.filter(is_active=True, is_system=False).count() > 1,
    "people_accounts",
)
declare_need(30, _("Top management, quality manager and document controller"), ADMINISTRATOR, _has_powers, "people")
declare_need(40, _("A head above every unit"), ADMINISTRATOR, lambda: not levels_missing(), "gaps")
declare_need(50, _("A holder for every post"), ADMINISTRATOR, lambda: not empty_posts().exists(), "gaps")
declare_need(
    60,
    _("The days off of this year, announced"),
    ADMINISTRATOR,
    lambda: not calendars().of(None).unannounced_years(today(), today()),
    "workdays",
)


@login_required
@require_safe
def beginning(request):
    """The page, for whoever administers: what lacks and who gives it, and what the doctor finds wrong."""
    if not any(actor.holds(PostKind.ADMINISTRATOR) for actor in actors_of(request.user)):
        raise PermissionDenied
    needs = [(each, each.is_met()) for each in sorted(_needs, key=lambda each: each.place)]
    context = {
        "needs": needs,
        "lacking": sum(1 for _need, is_met in needs if not is_met),
        "faults": [each for each in examine() if not each.well],
    }
    return render(request, "organisation/beginning.html", context)
