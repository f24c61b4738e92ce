"""The ways to what is no record: one's own work, search, figures, and what the administration rests on."""

from django.utils.translation import gettext_lazy as _

from qms.inbox.work import HEADS
from qms.lifecycle.ways import OFFICE, Way, declare_way

from .homes import declare_home

declare_way(
    "home",
    Way(
        _("My work"),
        "checklist",
        10,
        group="",
        key="m",
        thumb=True,
        purpose=_("What waits for you, the latest first. Press a row: the record opens with its answers beside it."),
    ),
)
declare_way(
    "overview",
    Way(
        _("Leaders’ overview"),
        "chart-bar",
        5,
        group="",
        posts=HEADS,
        purpose=_(
            "What the leaders must decide, what is late and whose, and the figures; each number opens what it counts."
        ),
    ),
)
declare_way(
    "search",
    Way(
        _("Search records"),
        "search",
        20,
        group="",
        thumb=True,
        purpose=_("Finds records, texts and files by a word or a number, with or without marks."),
    ),
)
declare_way(
    "figures",
    Way(
        _("Figures"),
        "chart-bar",
        200,
        key="s",
        purpose=_("The questions of management, each answered by a number that opens its records."),
    ),
)
declare_way(
    "people",
    Way(
        _("Organisation"),
        "building-community",
        210,
        group=OFFICE,
        for_administrator=True,
        purpose=_("Units, posts, people and their accounts."),
    ),
)
declare_way(
    "workdays",
    Way(
        _("Working calendar"),
        "calendar",
        220,
        group=OFFICE,
        purpose=_("Working days and hours by which all terms are counted, with Tết and swapped days."),
    ),
)
declare_way(
    "jobs",
    Way(
        _("Background work"),
        "hourglass",
        225,
        group=OFFICE,
        purpose=_("Long work in the background: how far it is, what came of it, and stopping it."),
    ),
)
declare_way(
    "health",
    Way(
        _("System health"),
        "heartbeat",
        230,
        group=OFFICE,
        for_administrator=True,
        purpose=_("Whether the program is well: clock, worker, disk, verification, seals."),
    ),
)

declare_home("overview", 10, lambda kinds: bool(kinds & {*HEADS}))
