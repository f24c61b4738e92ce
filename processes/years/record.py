"""The face of the preparation of a year."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import LineForm, NewPreparation, TakeUpForm
from .models import YearPreparation
from .page import year_context

YEARS = register(
    RecordType(
        model=YearPreparation,
        collection="years",
        clauses=("6.2",),
        purpose=_("What must stand before a new year begins: calendar, plan, programme, objectives."),
        way=Way(_("The coming year"), "calendar-due", 191),
        in_pack=InPack(),
        columns=("title_text", "unit", "state"),
        create_form=NewPreparation,
        forms={
            YearPreparation.leave_out: LineForm,
            YearPreparation.take_up: TakeUpForm,
        },
        pages={YearPreparation.settle: "years_record"},
        template="years/record.html",
        context=year_context,
    )
)
