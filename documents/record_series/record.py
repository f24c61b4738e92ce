"""The face of the list of records."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way
from qms.web.cells import Cell, label_of

from .forms import EditForm, ProposeForm, SeriesForm
from .models import RecordSeries


def verified(series):
    """Whether somebody compared the period with its ground; what nobody compared is visibly so."""
    tone = "good" if series.verified_on else "soon"
    return Cell(label_of(RecordSeries, "verified"), "toned", series.verified(), tone)


verified.short_description = _("verified")


def series_context(series, request):
    """What kind of record of the program it speaks of."""
    kind = series.kind()
    return {"kind_words": kind.model._meta.verbose_name_plural if kind else ""}


RECORD_SERIES = register(
    RecordType(
        model=RecordSeries,
        collection="record-series",
        clauses=("7.5.3",),
        purpose=_("Which records the office keeps, where, how long, and by which law."),
        way=Way(_("List of records"), "archive", 46),
        in_pack=InPack(governs=True),
        columns=("title", "form", "unit", "place", "period", verified, "due_count", "state"),
        filters=("form", "ending"),
        create_form=SeriesForm,
        forms={RecordSeries.edit: EditForm, RecordSeries.propose_disposal: ProposeForm},
        template="record_series/record.html",
        context=series_context,
    )
)
