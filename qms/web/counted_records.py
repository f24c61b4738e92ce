"""The records behind a number that was kept: those counted then, as they stood and as they stand today."""

from dataclasses import replace

from django.apps import apps
from django.http import Http404
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from .cells import Cell, record_cell, state_cell
from .figures import figure_named
from .kept_figures import told
from .registers import RecordTypeMixin
from .tables import Table


class CountedPage(RecordTypeMixin, TemplateView):
    """One figure that a record keeps: what was counted, in its parts; records changed since then are marked."""

    template_name = "web/counted.html"

    def figures_of(self, record):
        """The figures that the record keeps, among which the address names one, and since when it keeps them."""
        return record.figures, record.figures_at

    def get_context_data(self, **kwargs):
        record = self.seen(self.kwargs["pk"])
        kept, moment = self.figures_of(record)
        entry = next((each for each in kept if each["name"] == self.kwargs["name"]), None)
        if entry is None or moment is None:
            raise Http404
        shown = told(entry)
        number = {"label": shown["label"], "value": shown["words"], "behind": shown["behind"]}
        return super().get_context_data(**kwargs) | self.shown(
            record, moment, figure_named(entry["name"]), entry["keys"], **number
        )

    def shown(self, record, moment, figure, keys, **number):
        """What the page shows of a number that a record keeps since a moment."""
        return {
            "record": record,
            "day": moment,
            "parts": counted_parts(figure, keys, self.request.user, moment),
            "back": self.address("record", record.pk),
            **number,
        }


def counted_parts(figure, keys, user, moment):
    """The parts of a kept figure that counted anything: words, number, rows for this reader, and how many are unseen.

    They were counted at `moment`; a record changed since then leads to what it was at the end of that day.
    """
    parts = [_part(words, keys["model"], rows, user, localtime(moment)) for words, rows in _parts_of(figure, keys)]
    return [part for part in parts if part["count"]]


def _parts_of(figure, keys):
    """(words, keys): those that hit and the rest, or all in one."""
    if figure is None or figure.hits is None:
        return [(_("counted"), [*keys["hits"], *keys["rest"]])]
    return [(figure.hit_words, keys["hits"]), (figure.rest_words, keys["rest"])]


def _part(words, model_label, keys, user, day):
    model = apps.get_model(model_label)
    then = {pk: sequence for pk, sequence in keys}
    seen = list(model.objects.visible_to(user).filter(pk__in=then).select_related(*model.reads_with).order_by("pk"))
    heads = [_("Number"), _("What it is about"), _("Unit"), _("State")]
    table = Table.of(heads, [_row(each, then[each.pk], day) for each in seen])
    return {"label": words, "count": len(then), "table": table, "unseen": len(then) - len(seen)}


def _row(record, sequence, day):
    own, state = record_cell(record), state_cell(record)
    if record.sequence != sequence:
        earlier = Cell("", "small", _("changed since: as it stood then"), url=f"{own.url}?as_of={day:%Y-%m-%d}")
        state = replace(state, below=(earlier,))
    return [own, record.title_text(), record.unit, state]
