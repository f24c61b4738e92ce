"""The import desk: a file is sent, and registers go out again as sheets of the same shape."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from qms.web.new_pages import NewPage
from qms.web.registers import RecordTypeMixin, Register
from qms.web.workbooks import stamped, workbook_answer

from .forms import kinds_for
from .job import go_on_now_or_later, waited_for
from .sheets_out import Sheet


class MayImport(RecordTypeMixin):
    """A page for whoever is offered the desk; the administrator, who creates no other record, brings in people."""

    def may_create(self):
        return bool(kinds_for(self.request.user))


class Desk(MayImport, Register):
    """Every import that a person may see, the way to a new one, and the way out."""

    template_name = "imports/desk.html"


class NewImport(MayImport, NewPage):
    """What is taken in, and the file; what it would do is shown on the page of the import."""

    template_name = "imports/new.html"

    def _create(self, form):
        with waited_for():
            outcome = super()._create(form)
        if outcome is not None and outcome.done:
            go_on(self.request, outcome.record)
        return outcome


def go_on(request, record):
    """Do the work at once, or say that it is done in the background."""
    if not go_on_now_or_later(record):
        messages.info(
            request, _("The file is long: it is worked on in the background; you get a notice when it is done.")
        )


class SheetsOut(MayImport, TemplateView):
    """What comes in here as a sheet goes out as one: chosen, and made at once or in the background."""

    template_name = "imports/out.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not self.may_create():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kinds = [each for each in kinds_for(self.request.user) if each.going_out]
        return super().get_context_data(**kwargs) | {"kinds": kinds}

    def post(self, request):
        kind = next((each for each in self.get_context_data()["kinds"] if each.name == request.POST.get("kind")), None)
        if kind is None:
            raise Http404
        sheet = Sheet(kind, request.user)
        if not sheet.is_large():
            return workbook_answer(sheet.write, stamped(sheet.title))
        sheet.ask()
        messages.success(request, _("The workbook is made in the background; you get a notice when it is done."))
        return redirect("jobs")
