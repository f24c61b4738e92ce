"""Every year needs its plan of training."""

from django.utils.translation import gettext_lazy as _

from processes.years.needs import Need, declare
from qms.people.posts import SYSTEM_KEEPERS

from .models import TrainingPlan

declare(
    Need(
        name="training",
        label=_("Training plan of the year"),
        model=TrainingPlan,
        found=lambda unit, year: TrainingPlan.objects.filter(unit__path__startswith=unit.path, year=year).order_by(
            "pk"
        ),
        posts=SYSTEM_KEEPERS,
        by=(1, 31),
        before=False,
        given=lambda unit, year: {"unit": unit.code, "year": year},
    )
)
