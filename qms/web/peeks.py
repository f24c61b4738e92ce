"""A peek at a record from its register: what it is, what now, what was last, without leaving the list."""

from qms.evidence.stretches import Stretch, stretch_of
from qms.lifecycle.flows import open_tasks_of

from .cells import cell
from .named_records import hide_unseen
from .record_pages import RecordPage, with_lateness
from .story import told

LAST = 3  # entries of the history
IN_HEAD = ("title_text", "title", "state")


class PeekPage(RecordPage):
    """The record in short: asked by a script it is a part of the page, by its address a page of its own."""

    def get_template_names(self):
        return ["web/peek.html"]

    def get_context_data(self, **kwargs):
        record = self.seen(kwargs["pk"])
        tasks = open_tasks_of(record)
        entries, _earlier = stretch_of(record, Stretch(LAST), self.request.user)
        columns = [name for name in self.record_type.columns if name not in IN_HEAD]
        acts = [each for each in self._acts(record, tasks) if each["allowed"]]
        (shown,) = hide_unseen([record], type(record), columns, self.request.user)  # after what asks the record itself
        return {
            "view": self,
            "record": record,
            "title": record.title_text() or record.number,
            "record_url": self.address("record", record.pk),
            "facts": [cell(shown, name) for name in columns],
            "tasks": with_lateness(tasks, record),
            "acts": acts,
            "entries": told(entries),
            "frame": "web/part.html" if self.request.headers.get("X-Part") else "web/base.html",
            **self._state_of(record),
        }
