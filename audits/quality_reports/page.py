"""What the page of a yearly report shows besides its words: its figures, and the records of the year."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from processes.report_rounds.page import figures_shown
from qms.lifecycle.registry import record_types
from qms.web.cells import words_cell
from qms.web.tables import Table

from .reported import PARTS


def report_context(report, request):
    """Figures that lead to what they counted, and each part with its records."""
    return {
        "figures": figures_shown(report, "quality_report_counted"),
        "parts": [(label, _table(report, name)) for name, (label, _told) in PARTS.items()] if report.figures_at else [],
    }


def heads():
    return [_("Number"), _("What"), _("Who"), pgettext("fact", "How it stands")]


def _table(report, part):
    rows = [each for each in report.facts if each["part"] == part]
    return Table.of(heads(), [[_led(each), each["what"], each["who"], each["how"]] for each in rows])


def _led(fact):
    """The number of a record, leading to it."""
    collection, _slash, key = fact["about"].partition("/")
    kind = record_types()[collection]
    return words_cell(fact["number"], url=reverse(f"{kind.url_name}_record", args=[key]))
