"""Keeping a look at a register under a name, and letting it go."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from qms.ledger.now import now
from qms.lifecycle.filters import filter_class

from .looks import asked_only
from .models import RegisterView
from .registers import RecordTypeMixin
from .views_kept import without_fleeting

MOST = 30  # views of one person at one register


class KeepView(RecordTypeMixin, View):
    """POST keeps a look under a name, for oneself or for everybody at the register, or drops one of one's own."""

    http_method_names = ["post"]

    def post(self, request):
        own = RegisterView.objects.filter(person=request.user, collection=self.record_type.collection)
        if drop := request.POST.get("drop", ""):
            own.exclude(name="").filter(name=drop).delete()
            messages.success(request, _("The view is no longer kept."))
            return redirect(self.address(""))
        name, query = request.POST.get("name", "").strip()[:80], self._query()
        if not name or query is None or own.exclude(name="").count() >= MOST:
            messages.warning(request, _("Give the view a name; one person keeps at most %(count)s.") % {"count": MOST})
            return redirect(f"{self.address('')}?{query or ''}")
        shared = request.POST.get("shared") == "on"
        kept = {"query": query, "shared": shared, "kept_at": now()}
        which = {"person": request.user, "collection": self.record_type.collection, "name": name}
        RegisterView.objects.update_or_create(**which, defaults=kept)
        messages.success(request, _("The view is kept: %(name)s.") % {"name": name})
        return redirect(f"{self.address('')}?{query}")

    def _query(self):
        """The look that is to be kept, or None where nobody could look so."""
        query = QueryDict(request_query(self.request))
        asked = filter_class(self.record_type)(asked_only(query), self.rows(), self.request)
        return None if asked.faults else without_fleeting(query)


def request_query(request):
    """What the page that sent the form was asked."""
    return request.POST.get("query", "")[:2000].lstrip("?")
