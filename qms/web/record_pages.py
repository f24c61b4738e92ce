"""One record as its page shows it: facts and parts, what can be done now, where it stands, and what was."""

from functools import cache
from urllib.parse import urlencode

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from qms.acts.rules import only_as_part, only_the_clock
from qms.evidence.attachments import files_read
from qms.evidence.links import links_read
from qms.evidence.outside_signatures import signatures_of
from qms.evidence.replay import as_of, day_asked, moment_asked
from qms.evidence.stretches import Stretch, stretch_of
from qms.inbox.climb import told_of
from qms.ledger.prepared_queries import Prepared
from qms.lifecycle.diagrams import lifecycle_diagram
from qms.lifecycle.door import possible_acts
from qms.lifecycle.exemptions import exemptions_of
from qms.lifecycle.flows import open_tasks_of
from qms.lifecycle.forms import ActForm
from qms.lifecycle.registry import type_of
from qms.lifecycle.steps import steps_of
from qms.people.scopes import told_to, unseen_words
from qms.workdays.calendars import calendars
from qms.workdays.lateness import lain_words, lateness

from .answers import in_order
from .panels import panels_of
from .printed.forms import forms_of
from .printed.pdf import obstacle
from .registers import RecordTypeMixin
from .story import told

SHOWN = 50  # entries of a history at once


class RecordPage(RecordTypeMixin, TemplateView):
    """One record: facts and parts, what can be done now, its diagram and its history; also as of any day."""

    def get_template_names(self):
        return [self.record_type.template]

    def asked_record(self):
        """The record of the address, if the person may see it."""
        return self.seen(self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        record = self.asked_record()
        day = self.day()
        shown = as_of(record, day) if day else record
        if shown is None:
            raise Http404(_("The record did not exist on that day."))
        files = files_read(record)
        context = super().get_context_data(**kwargs) | {
            "record": shown,
            "record_type": self.record_type,
            "title": shown.title_text() or shown.number,
            "register_url": self.address(""),
            "register_label": record._meta.verbose_name_plural,
            "day": day,
            "outside_signatures": signatures_of(files),
            "attachments": [file for file in files if not file.is_paper()],
            "issued": [file for file in files if file.is_paper()],
            "links": linked(record, self.request.user),
            "exemptions": exemptions_of(record),
            "panels": panels_of(shown, "record", self.request),
        }
        context |= self._state_of(shown)
        context |= {} if day else self._now(record)
        context |= {} if day else {"again_url": self._again_url(record)}
        if self.record_type.context:
            context |= self.record_type.context(shown, self.request)
        return context

    def _again_url(self, record):
        """Where another is begun from this one, for whom may create one: what people make from last time."""
        form = self.record_type.create_form
        begins = form is not None and form.initial_after is not ActForm.initial_after
        return f"{self.address('new')}?after={record.pk}" if begins and self.may_create() else ""

    def day(self):
        """The day as of which it is shown, or None for the present."""
        asked = self.request.GET.get("as_of")
        try:
            return day_asked(asked) if asked else None
        except ValueError:
            raise Http404(_("This is not a day.")) from None

    def _state_of(self, record):
        if not record.has_lifecycle:
            return {}
        return {"state_label": record.get_state_display(), "state_tone": record.state_tone}

    def _now(self, record):
        """What belongs to the present only: acts, tasks, history, diagram."""
        tasks = open_tasks_of(record)
        gone = [state for (state,) in _states_of(record._meta.model).values(record.pk)] if record.has_lifecycle else []
        return {
            "acts": self._acts(record, tasks),
            "tasks": with_lateness(tasks, record),
            "told_of_lateness": told_of(record),
            **self._history(record),
            "diagram": lifecycle_diagram(record, record.state, gone) if gone else "",
            "steps": steps_of(record, gone) if gone else [],
            "printed_forms": self._printed_forms(record),
        }

    def _history(self, record):
        """What was done, as far as one page tells it, and the address of what was done before."""
        entries, earlier = stretch_of(record, Stretch(SHOWN, beyond=self._beyond()), self.request.user)
        address = f"?{urlencode({'before': earlier.isoformat()})}#history" if earlier else ""
        return {"entries": told(entries), "earlier_url": address, "is_earlier": "before" in self.request.GET}

    def _beyond(self):
        """The moment before which the history is asked, or None."""
        asked = self.request.GET.get("before")
        try:
            return moment_asked(asked) if asked else None
        except ValueError:
            raise Http404(_("This is not a moment.")) from None

    def _printed_forms(self, record):
        """The forms that can be printed now, each with the addresses of its files; or why no PDF can be made."""
        return [
            {
                "title": form.title,
                "code": form.code,
                "docx_url": self.address("form", record.pk, form.slug, "docx"),
                "pdf_url": self.address("form", record.pk, form.slug, "pdf"),
                "obstacle": obstacle(),
                "may_be_opened": form.may_be_opened(record, self.request.user),
            }
            for form in forms_of(self.record_type, record)
        ]

    def _acts(self, record, tasks):
        """Possible acts first, the main one at the head; those that no person ever does are left out."""
        shown = []
        for act, actor, sentences in possible_acts(record, self.request.user):
            if only_the_clock in act.who or only_as_part in act.who or str(record.state) not in act.source:
                continue
            shown.append(
                {
                    "act": act,
                    "allowed": not sentences,
                    "unmet": sentences,
                    "on_behalf_of": actor.on_behalf_of if actor else None,
                    "url": self.address_of_act(record, act.name),
                }
            )
        return in_order(shown, tasks, self.request.user)


@cache
def _states_of(model):
    """The query for the states through which a record went."""
    return Prepared(lambda key: model.history.filter(id=key).order_by("history_id").values_list("state"))


def with_lateness(tasks, record):
    """The tasks, each with how it stands towards its due moment and how long it has lain."""
    known = calendars() if tasks else None
    for task in tasks:
        calendar = known.of(task.unit or getattr(record, "unit", None))
        task.lateness, task.lain = lateness(task.due_at, calendar), lain_words(calendar, task.created)
    return tasks


def linked(record, user):
    """Links both ways, each with its address: what it came from, what it leads to; what is unseen is counted."""
    came, leads, links = [], [], links_read(record)
    others = [link.target if link.begins_at(record) else link.origin for link in links]
    seen = told_to(user, others)
    for link, other in zip(links, others, strict=True):
        if other not in seen:
            continue
        kind = type_of(type(other))
        entry = {"record": other, "kind": link.get_kind_display(), "url_name": kind and f"{kind.url_name}_record"}
        (leads if link.begins_at(record) else came).append(entry)
    unseen = len(others) - len(came) - len(leads)
    found = {"came": came, "leads": leads, "unseen": unseen_words(unseen)}
    return found if any(found.values()) else {}
