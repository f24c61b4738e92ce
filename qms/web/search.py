"""Search over all records a person may see, with or without diacritics; what is nearest to what was typed comes first.

Kinds of which nothing says the words are left out by one question; of the others only what the person may see is
counted, shown and told of.
"""

from functools import cached_property
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from qms.evidence.passages import passage
from qms.evidence.searched import kinds_saying, whole_text
from qms.lifecycle.registry import record_types
from qms.text.vietnamese import tidy

EACH, OF_ONE_KIND = 5, 50
COUNT_UP_TO = 1000


@login_required
def search(request):
    """The nearest hits of each kind, or more of one kind; nothing is asked before something was typed."""
    asked = tidy(request.GET.get("q", "")).strip()[:200]
    saying = kinds_saying([kind.model for kind in record_types().values()], asked) if asked else set()
    found = [Hits(kind, request.user, asked) for kind in record_types().values() if kind.model in saying]
    found = sorted((each for each in found if each.count), key=lambda each: each.place)
    wanted = next((each for each in found if each.name == request.GET.get("kind")), None)
    context = {"asked": asked, "groups": found, "wanted": wanted, "shown": [wanted] if wanted else found}
    if wanted:
        wanted.most = OF_ONE_KIND
    return render(request, "web/search.html", context)


class Hits:
    """What a person finds among the records of one kind."""

    def __init__(self, kind, user, asked):
        self.name, self.label, self.most = kind.collection, kind.model._meta.verbose_name_plural, EACH
        self._kind, self._asked = kind, asked
        self._seen = kind.model.objects.visible_to(user)
        self._rows = self._seen.matching(asked)

    @cached_property
    def count(self):
        """How many the person may see; one more than is counted stands for all above."""
        return self._rows.order_by()[: COUNT_UP_TO + 1].count()

    @property
    def number(self):
        """Their number as it is shown."""
        return f"{COUNT_UP_TO}+" if self.count > COUNT_UP_TO else self.count

    @cached_property
    def place(self):
        """Among the kinds: what has a way of its own first, then the nearest."""
        return self._kind.way is None, min(self._nearest.values(), default=99)

    @cached_property
    def _nearest(self):
        return self._seen.nearest(self._asked, OF_ONE_KIND)

    @cached_property
    def hits(self):
        """Those that are shown, nearest first."""
        keys = [*self._nearest][: self.most]
        rows = self._kind.model.objects.select_related(*self._kind.model.reads_with).in_bulk(keys)
        return [_hit(self._kind, rows[key], self._asked) for key in keys]

    @property
    def url(self):
        """More of this kind alone."""
        return f"{reverse('search')}?{urlencode({'q': self._asked, 'kind': self.name})}"

    @property
    def is_more(self):
        """Whether there are more than are shown."""
        return self.count > self.most

    @property
    def register(self):
        """All of them, in their register."""
        return f"{reverse(self._kind.url_name)}?{urlencode({'q': self._asked})}"


def _hit(kind, record, asked):
    stated = record.has_lifecycle
    return {
        "title": str(record),
        "url": reverse(f"{kind.url_name}_record", args=[record.pk]),
        "state_label": record.get_state_display() if stated else "",
        "state_tone": record.state_tone if stated else "",
        "passage": marked_passage(passage(whole_text(record), asked)),
    }


def marked_passage(pairs):
    """A passage with the words that were asked for marked."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", words) if said else words,) for words, said in pairs)
    )
