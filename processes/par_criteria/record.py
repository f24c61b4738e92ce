"""The face of criteria of the reform index."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import CheckForm, CriterionForm, EditCriterionForm, ScoreForm
from .models import ParCriterion

PAR_CRITERIA = register(
    RecordType(
        model=ParCriterion,
        collection="reform-criteria",
        clauses=("9.1.3",),
        purpose=_("One criterion of the reform index: its points, its evidence, its score."),
        way=None,
        reached_through="the reform index of a year",
        in_pack=InPack(),
        columns=("name", "unit", "points_words", "confirmed", "state"),
        filters=("index", "late"),
        create_form=CriterionForm,
        forms={
            ParCriterion.edit: EditCriterionForm,
            ParCriterion.score: ScoreForm,
            ParCriterion.verify: CheckForm,
        },
        template="par_criteria/record.html",
    )
)
