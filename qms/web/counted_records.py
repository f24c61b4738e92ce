"""The records behind a number that was kept: those counted then, as they stood and as they stand today."""

from dataclasses import replace

from django.apps import apps
from django.http import Http404
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from qms.evidence.counted_keys import CountedSet

from .cells import Cell, record_cell, state_cell
from .figures import HITS, REST, figure_named
from .kept_figures import told
from .registers import RecordTypeMixin
from .tables import Table

AT_ONCE = 50  # records on a page


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
        counted, user = Counted(figure, keys), self.request.user
        after, whole = self._after(counted.count), counted.is_whole()
        following = after + AT_ONCE
        return {
            "record": record,
            "day": moment,
            "altered": not whole,
            "parts": counted.parts(user, moment, after) if whole else [],
            "next_url": f"?after={following}" if whole and following < counted.count else "",
            "first_url": "?" if after else "",
            "back": self.address("record", record.pk),
            **number,
        }

    def _after(self, count):
        """After how many of the records the page begins."""
        asked = self.request.GET.get("after", "0")
        if not (asked.isascii() and asked.isdecimal() and len(asked) < 12) or (int(asked) and int(asked) >= count):
            raise Http404
        return int(asked)


class Counted:
    """What a kept figure counted, in its parts: those that hit and the rest, or all in one."""

    def __init__(self, figure, keys):
        self._sets = [CountedSet(keys["model"], keys[part]) for part in (HITS, REST)]
        self._model = apps.get_model(keys["model"])
        all_in_one = figure is None or figure.hits is None
        self._words = [_("counted")] * 2 if all_in_one else [figure.hit_words, figure.rest_words]

    @property
    def count(self):
        """How many records there are."""
        return sum(each.count for each in self._sets)

    def is_whole(self):
        """Whether the records are those that were counted."""
        return all(each.is_whole() for each in self._sets)

    def parts(self, user, moment, after):
        """The parts as a page shows them from one place on: words, number, rows for this reader, how many are unseen.

        They were counted at `moment`; a record changed since then leads to what it was at the end of that day.
        """
        parts, begin = [], 0
        for words, each in zip(self._words, self._sets, strict=True):
            keys = each.keys(max(after - begin, 0), max(after + AT_ONCE - begin, 0))
            begin += each.count
            if keys:
                parts.append(self._part(words, each.count, dict(keys), user, localtime(moment)))
        return parts

    def _part(self, words, count, then, user, day):
        rows = self._model.objects.visible_to(user).filter(pk__in=then)
        seen = list(rows.select_related(*self._model.reads_with).order_by("pk"))
        heads = [_("Number"), _("What it is about"), _("Unit"), _("State")]
        table = Table.of(heads, [_row(each, then[each.pk], day) for each in seen])
        return {"label": words, "count": count, "table": table, "unseen": len(then) - len(seen)}


def _row(record, sequence, day):
    own, state = record_cell(record), state_cell(record)
    if record.sequence != sequence:
        earlier = Cell("", "small", _("changed since: as it stood then"), url=f"{own.url}?as_of={day:%Y-%m-%d}")
        state = replace(state, below=(earlier,))
    return [own, record.title_text(), record.unit, state]
