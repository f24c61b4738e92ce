"""A register on paper: what its filter finds as a form of the office, for Word or as PDF."""

from functools import partial
from types import SimpleNamespace

from django.shortcuts import redirect
from django.views.generic import View

from qms.people.actors import whole_administration
from qms.people.models import Unit
from qms.people.security_events import EventKind, note_event

from ..registers import RecordTypeMixin, Register
from . import pdf
from .views import file_or_back

MOST = 500


class PrintedRegister(Register):
    """A register with the ways to its form on paper, at `<url name>_table`."""

    template_name = "web/printed_register.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.copy()
        asked.pop("after", None)
        return super().get_context_data(**kwargs) | {
            "table_name": f"{self.record_type.url_name}_table",
            "asked": f"?{asked.urlencode()}" if asked else "",
            "obstacle": pdf.obstacle(),
        }


class RegisterTable(RecordTypeMixin, View):
    """GET gives the paper. `form` is a PrintedForm whose blocks are made of `found.unit` and `found.rows`."""

    http_method_names = ["get", "head"]
    form = None

    def get(self, request, kind):
        asked = self.asked()
        if asked.faults:
            return redirect(f"{self.address('')}?{request.GET.urlencode()}")
        unit, found = asked.value_of("unit"), asked.qs.order_by("-pk")[:MOST]
        listed = SimpleNamespace(unit=unit or self._administration(), rows=found)
        return file_or_back(request, kind, str(self.form.title), partial(self._drawn, listed), self.address(""))

    def _drawn(self, listed):
        """The paper, of which it is on record that it was taken."""
        count, what = listed.rows.count(), self.record_type.collection
        note_event(EventKind.TAKEN, by=self.request.user, what=what, count=count)
        return self.form.sheet(listed, self.request)

    def _administration(self):
        """The head of the sheet where no unit is asked for: the whole administration."""
        seen = next(iter(whole_administration(self.request.user)), None)
        return seen or Unit.objects.filter(parent__isnull=True).first()
