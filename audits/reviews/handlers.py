"""That every year needs its management reviews (9.3.1: at planned intervals)."""

from django.utils.translation import gettext_lazy as _

from documents.record_series.kinds import keeps
from processes.years.needs import Need, declare
from qms.people.posts import SYSTEM_KEEPERS

from .models import ManagementReview
from .states import ReviewState

keeps(ManagementReview, (ReviewState.CLOSED,))

declare(
    Need(
        name="review",
        label=_("Management review of the year"),
        model=ManagementReview,
        found=lambda unit, year: ManagementReview.objects.filter(unit=unit, planned_on__year=year).order_by("pk"),
        proven=lambda unit, year: ManagementReview.objects.filter(unit=unit, held_on__year=year).order_by("pk"),
        posts=SYSTEM_KEEPERS,
        by=(1, 31),
        before=False,
        given=lambda unit, year: {"unit": unit.code},
    )
)
