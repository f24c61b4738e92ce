"""The ways to what is no record: one's own work, search, figures, and what the administration rests on."""

from django.utils.translation import gettext_lazy as _

from qms.inbox.work import HEADS
from qms.lifecycle.ways import OFFICE, Way, declare_way

from .homes import declare_home

declare_way("home", Way(_("My work"), "checklist", 10, group="", key="m", thumb=True))
declare_way("overview", Way(_("Leaders’ overview"), "chart-bar", 5, group="", posts=HEADS))
declare_way("search", Way(_("Search records"), "search", 20, group="", thumb=True))
declare_way("figures", Way(_("Figures"), "chart-bar", 200, key="s"))
declare_way("people", Way(_("Organisation"), "building-community", 210, group=OFFICE, for_administrator=True))
declare_way("workdays", Way(_("Working calendar"), "calendar", 220, group=OFFICE))
declare_way("jobs", Way(_("Background work"), "hourglass", 225, group=OFFICE))
declare_way("health", Way(_("System health"), "heartbeat", 230, group=OFFICE, for_administrator=True))

declare_home("overview", 10, lambda kinds: bool(kinds & {*HEADS}))
