"""Pages of citations besides their register: numbers that no register knows, and several confirmed at once."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from documents.controlled.models import Document
from documents.external.models import ExternalDocument
from documents.external.signs import body_of, kind_of
from qms.ledger.legible import whole_number
from qms.lifecycle.reception import attempt
from qms.people.actors import actors_of
from qms.people.rules import posts_fit
from qms.web.cells import Cell, small, words_cell
from qms.web.tables import Table

from .models import Citation
from .panels import stale_table
from .read_texts import stale_by_document

SHOWN = 3


@login_required
def unknown_numbers(request):
    """Every number that is cited and not in the register, with what cites it and the way to enter it."""
    rows = Citation.objects.visible_to(request.user).unknown().counting()
    found = {}
    for each in rows.select_related("unit").prefetch_related("subject").order_by("sign", "pk"):
        found.setdefault(each.key, []).append(each)
    may_enter = any(posts_fit(ExternalDocument.who_creates, actor) for actor in actors_of(request.user))
    heads = [_("Number cited"), _("What cites it"), _("Words around it"), _("Enter it")]
    table = Table.of(heads, [_unknown(several, may_enter) for several in found.values()])
    return render(request, "citations/unknown.html", {"table": table, "register_url": reverse("external_documents")})


def _unknown(several, may_enter):
    first, subjects = several[0], [small(str(each.subject)) for each in several[:SHOWN]]
    more = [small(_("and %(count)s more") % {"count": len(several) - SHOWN})] if len(several) > SHOWN else []
    asked = urlencode({"sign": first.sign, "kind": kind_of(first.sign), "body": body_of(first.sign)})
    url = f"{reverse('external_documents_new')}?{asked}"
    enter = Cell("", "text", _("Enter into the register"), url=url) if may_enter else ""
    return [first.sign, words_cell(len(several), *subjects, *more), Cell("", "small", first.words), enter]


@login_required
def texts_to_mend(request):
    """Every document in force that says something old, with what to write instead."""
    documents = Document.objects.visible_to(request.user).exclude(in_force_label="")
    stale = stale_by_document(documents)
    rows = [(each, stale_table(stale[each.pk])) for each in documents.filter(pk__in=stale).order_by("number")]
    context = {"rows": rows, "read": documents.count(), "register_url": reverse("documents")}
    return render(request, "citations/to_mend.html", context)


@login_required
@require_POST
def confirm_several(request, pk):
    """Confirm the citations that are ticked on an external document's page, each by its own act."""
    document = ExternalDocument.objects.visible_to(request.user).filter(pk=pk).first()
    if document is None:
        raise Http404
    ticked = [int(each) for each in request.POST.getlist("citation") if whole_number(each) is not None]
    done, refused = 0, set()
    for each in Citation.objects.visible_to(request.user).filter(document=document, pk__in=ticked).order_by("pk"):
        outcome = attempt(each.confirm, by=request.user)
        done += outcome.done
        refused |= set() if outcome.done else set(map(str, outcome.sentences))
    for sentence in sorted(refused):
        messages.error(request, sentence)
    if done:
        said = ngettext("%(count)s citation confirmed.", "%(count)s citations confirmed.", done)
        messages.success(request, said % {"count": done})
    return redirect("external_documents_record", pk)
