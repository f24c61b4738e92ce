"""The face of dossiers: register, record, and the choice of a procedure before a new one."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse

from documents.citations.queries import ended_below, ending_below
from documents.controlled.document import Document
from qms.people.actors import actors_of
from qms.people.posts import SYSTEM_KEEPERS
from qms.web.new_pages import NewPage
from qms.web.registers import Register

from .choice import Choice
from .forms import last_version, procedures_to_receive, procedures_without_steps
from .models import Case


class CaseRegister(Register):
    """The register of dossiers, with the way to the printed one (form 07)."""

    template_name = "cases/register.html"

    def get_context_data(self, **kwargs):
        posts = {post.kind for actor in actors_of(self.request.user) for post in actor.posts}
        owns_an_import = self.request.user.username in settings.FOLLOWED_SYSTEMS.values()
        sees_unplaced = owns_an_import or bool(posts & {*SYSTEM_KEEPERS})
        return super().get_context_data(**kwargs) | {"sees_unplaced": sees_unplaced}


class NewCase(NewPage):
    """First the procedure, then what the desk must know; the parts asked for are those of the procedure."""

    template_name = "cases/new.html"

    def get(self, request):
        form = self._form(initial=request.GET.dict())
        return self._show(form) if form.procedure else self._choose(request)

    def beside(self, form):
        """On which procedure it is taken in: the form itself no longer shows what was chosen."""
        about = form.procedure
        if about is None:
            return {"about": None}
        ended, ending = (ask(Document, [about.pk]).get(about.pk) for ask in (ended_below, ending_below))
        return {"about": about, "ended": ended, "ending": ending}

    def _choose(self, request):
        choice = Choice(request.user, request.GET.get("q", "").strip())
        known = {version.revision.document_id for version in choice.in_force}
        lately = procedures_to_receive(request.user).exclude(pk__in=known)
        context = {
            "wanted": choice.wanted,
            "in_force": choice.in_force,
            "used": choice.used,
            "versions": choice.versions,
            "ended": [version for version in map(last_version, lately) if version],
            "without_steps": procedures_without_steps(request.user),
            "new_url": self.address("new"),
            "register_url": reverse("cases"),
            "register_label": Case._meta.verbose_name_plural,
        }
        return render(request, "cases/choose.html", context)
