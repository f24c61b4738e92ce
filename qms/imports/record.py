"""The face of imports: the desk, and each import with its rows."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import OFFICE, Way

from .forms import AnswersForm, ColumnsForm, ImportForm, MendForm, OpenRowForm, TakeForm
from .models import Import
from .page import import_context
from .rules import IMPORTERS

IMPORTS = register(
    RecordType(
        model=Import,
        collection="imports",
        clauses=("7.5",),
        purpose=_(
            "Sheets that come in: each row is judged before it is taken, and nothing is left out without a word."
        ),
        way=Way(_("Import desk"), "upload", 215, group=OFFICE, posts=IMPORTERS),
        in_pack=InPack(forms=False, names_people=True),
        columns=("title_text", "state", "created_by", "created_at"),
        filters=("state",),
        create_form=ImportForm,
        forms={
            Import.set_columns: ColumnsForm,
            Import.answer: AnswersForm,
            Import.mend: MendForm,
            Import.open_row: OpenRowForm,
            Import.take: TakeForm,
        },
        pages={
            Import.set_columns: "imports_columns",
            Import.answer: "imports_answers",
            Import.mend: "imports_rows",
            Import.open_row: "imports_rows",
            Import.take: "imports_rows",
        },
        template="imports/import.html",
        context=import_context,
    )
)
