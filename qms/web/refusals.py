"""The page that answers a refusal of the door, whatever the page on which something was to be done."""

from django.http import Http404

from qms.lifecycle.reception import Kind

from . import errors


def refusal_page(request, outcome, show, form=None):
    """404, "you may not do this", or the page once more with what was typed.

    `show(sentences, status)` draws that page; where there is a form, it takes the sentences of its own fields.
    """
    if outcome.kind is Kind.NOT_VISIBLE:
        raise Http404
    if outcome.kind is Kind.WRONG_PERSON:
        return errors.refused_by_rule(request, outcome)
    if outcome.kind is Kind.NOT_VALID and form is not None:
        tell_form(form, outcome.by_field)
        return show([], outcome.status)
    if outcome.kind is Kind.FASTER and getattr(form, "record", None) is not None:
        _go_on_from_now(form)
    return show(outcome.sentences, outcome.status)


def _go_on_from_now(form):
    """What was typed stays, on the row as it now is: pressing again goes on from there, and not for ever against it."""
    rows = type(form.record)._base_manager.filter(pk=form.record.pk)
    form.data = form.data.copy()
    form.data["sequence"] = rows.values_list("sequence", flat=True).first()


def tell_form(form, by_field):
    """Put every sentence where the person sees it: at its field, or above the form."""
    for name, sentences in by_field.items():
        form.add_error(name if name in form.fields else None, sentences)
