"""One page for all changes of the organisation: a form, what stands against it, and where to go on."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from qms.acts.acted_on import ActedOn
from qms.acts.acts import acts_of
from qms.acts.rules import unmet
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import WrongPerson
from qms.lifecycle.reception import attempt_work
from qms.people.actors import actor_for, actors_of
from qms.web.desk import form_class_for
from qms.web.refusals import refusal_page


def enter(request, form, *, title, back, work, done, hint="", onward="", shown=None):
    """Show the form; once it is sent and right, do the `work` with its values, say `done`, go `onward` or `back`.

    What can be seen once only is `shown` instead, of what came of the work.
    """

    def show(sentences=(), status=200):
        context = {"form": form, "unmet": sentences, "title": title, "back": back, "hint": hint}
        return render(request, "organisation/form.html", context, status=status)

    if request.method != "POST":
        return show()
    if not form.is_valid():
        return show(status=422)
    values = form.values() if hasattr(form, "values") else form.cleaned_data
    outcome = attempt_work(work, **values)
    if not outcome.done:
        return refusal_page(request, outcome, show, form)
    if shown:
        return shown(outcome.record)
    messages.success(request, done)
    return redirect(onward or back)


def enter_act(request, move, form_class, *, title, back, done, onward="", **initial):
    """The page of one act of a row that is not shown as a record is."""
    row: ActedOn = move.__self__
    act = acts_of(type(row))[move.__name__]
    must_meet(act.who, row, request.user)
    form = form_class_for(act, form_class)(
        *_sent(request), record=row, user=request.user, initial={"sequence": row.sequence, **initial}
    )
    work = partial(perform, move, by=request.user)
    return enter(request, form, title=title, back=back, work=work, done=done, hint=act.follows, onward=onward)


def act_page(model, move, form_class, *, title, done, back, onward=None):
    """The view of one act: `title` names the row as {row}; `back(row)` and `onward(row)` are addresses."""

    @login_required
    @require_http_methods(["GET", "POST"])
    def view(request, pk):
        row = row_of(model, pk)
        return enter_act(
            request,
            getattr(row, move.__name__),
            form_class,
            title=title.format(row=row),
            back=back(row),
            onward=onward(row) if onward else "",
            done=done,
        )

    return view


def row_of(model, pk):
    """A row with what its rules and words ask for."""
    return get_object_or_404(model.objects.select_related(*model.reads_with), pk=pk)


def enter_new(request, model, form_class, *, title, back, done, hint="", onward="", about=None, **initial):
    """The page of a new row; what the address says of it already (`about`) is not asked once more."""
    if about:
        must_meet(model.who_creates, model(**about), request.user)
    form = form_class(*_sent(request), user=request.user, initial=initial)
    for name in about or ():
        del form.fields[name]
    work = partial(create, model, by=request.user, **(about or {}))
    return enter(request, form, title=title, back=back, work=work, done=done, hint=hint, onward=onward)


def must_meet(rules, row, user):
    """Whoever could not do it is told before they type. Raises WrongPerson."""
    if actor_for(rules, row, user) is None:
        raise WrongPerson(unmet(rules, row, actors_of(user)[0])[0], row)


def _sent(request):
    return (request.POST, request.FILES) if request.method == "POST" else ()
