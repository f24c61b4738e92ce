"""A form under control filled in from a record, the fields there are, and templates to begin from."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from documents.controlled.models import Document
from documents.files.apart import Unreadable, fill_apart
from qms.web.printed.word import DOCX
from qms.web.tables import Table

from .fields import common_fields, fields_of, kind_of, kinds, values_for
from .forms import FillForm
from .queries import template_of
from .starters import STARTERS, starter


@login_required
def fill(request, pk):
    """Ask for a record, and give the form in force filled in from it."""
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    revision = document.effective_revision()
    template = template_of(revision)
    if template is None:
        raise Http404
    kind = kind_of(template.fields)
    form = FillForm(request.POST if request.method == "POST" else None)
    if kind is None or (form.is_bound and form.is_valid()):
        try:
            return _filled(request, revision, template, _record(kind, form, request.user))
        except (ValidationError, Unreadable) as fault:
            form.add_error(None, fault.sentence() if isinstance(fault, Unreadable) else fault)
    context = {"document": document, "revision": revision, "form": form, "kind": kind.model._meta.verbose_name}
    return render(request, "house_forms/fill.html", context, status=422 if form.errors else 200)


def _record(kind, form, person):
    """The record that is meant, or None where the form is about none. Raises ValidationError."""
    if kind is None:
        return None
    number = form.cleaned_data["number"]
    seen = kind.model.objects.visible_to(person).select_related(*kind.model.reads_with)
    record = seen.filter(number__iexact=number).first()
    if record is None:
        named = {"kind": kind.model._meta.verbose_name, "number": number}
        raise ValidationError(_("There is no %(kind)s %(number)s that you may see: look at the number again.") % named)
    return record


def _filled(request, revision, template, record):
    if not template.attachment.is_here():
        raise Http404
    with template.attachment.open() as kept:
        content = fill_apart(kept.read(), values_for(revision, record, request.user))
    name = " ".join(each for each in (revision.document.number, record.number if record else "") if each)
    return _file(content, f"{name.replace('/', '-')}.docx")


def _file(content, name):
    response = HttpResponse(content, content_type=DOCX)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


@login_required
def fields(request):
    """The fields that every template can have, and the way to those of each kind of record."""
    known = sorted((str(kind.model._meta.verbose_name), name) for name, kind in kinds().items())
    context = {"table": _table(common_fields()), "kinds": known, "starters": STARTERS}
    return render(request, "house_forms/fields.html", context)


@login_required
def fields_of_kind(request, name):
    """The fields of records of one kind."""
    kind = kinds().get(name)
    if kind is None:
        raise Http404
    context = {"table": _table(fields_of(kind)), "kind": capfirst(kind.model._meta.verbose_name)}
    return render(request, "house_forms/fields_of_kind.html", context)


def _table(fields):
    return Table.of([_("Field"), _("What it says")], [[f"{{{{ {name} }}}}", said] for name, said in fields.items()])


@login_required
def begin(request, name):
    """A template to begin from, with the house's head."""
    if name not in STARTERS:
        raise Http404
    return _file(starter(name, request.user), f"{name}.docx")
