"""The index of clauses of the edition in force as a page."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qms.people.actors import actor_for
from qms.web.registers import Register

from .models import Edition
from .page import told
from .rules import keeps_it
from .states import EditionState


@login_required
@require_safe
def clauses(request):
    """Each clause with its evidence, or why there is none; what is neither is a hole."""
    seen = Edition.objects.visible_to(request.user).filter(state=EditionState.IN_FORCE)
    edition = seen.select_related("unit").order_by("-adopted_on").first()
    if edition is None:
        return render(request, "editions/no_edition.html")
    may_say = actor_for([keeps_it], edition, request.user) is not None
    context = told(edition, request.user) | {"edition": edition, "may_say": may_say}
    return render(request, "editions/clauses.html", context)


class EditionRegister(Register):
    """All editions, with the way to the index."""

    template_name = "editions/register.html"
