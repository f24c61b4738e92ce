"""What follows from declarations, and what falls due by itself: one whose scope is no longer that of the office."""

from django.utils.translation import gettext_lazy as _

from documents.record_series.kinds import keeps
from qms.acts.acts import named
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import perform
from qms.people.models import system_person
from qms.people.posts import SYSTEM_KEEPERS

from ..years.needs import Need, declare
from .models import Declaration
from .scope import difference
from .states import ENDED, HOLDING, DeclarationState

keeps(Declaration, ENDED)
DECLARED = (*HOLDING, DeclarationState.REPLACED)


def of_year(unit, year):
    """The declarations of an administration by decisions of a year, also those that another has replaced since."""
    return Declaration.objects.filter(unit=unit, decided_on__year=year, state__in=DECLARED).order_by("pk")


declare(
    Need(
        name="declaration",
        label=_("Declaration that the quality system conforms to TCVN ISO 9001, published by decision"),
        model=Declaration,
        found=of_year,
        posts=SYSTEM_KEEPERS,
        by=(1, 31),
        before=False,
        acts=tuple(named(Declaration.publish)),
        page="declarations",
    )
)


@each_pass("ask_for_new_declarations")
def ask_for_renewals(now):
    """Ask for a new one where the scope differs; once, since it is outdated then."""
    held = Declaration.objects.filter(state=DeclarationState.PUBLISHED).order_by("pk")
    due = [each for each in held if difference(each)]
    return do_each(due, lambda declaration: perform(declaration.ask_renewal, by=system_person()))


@each_pass("let_declarations_hold_again")
def let_hold_again(now):
    """Ask no more where the scope is again what was declared."""
    asked = Declaration.objects.filter(state=DeclarationState.OUTDATED).order_by("pk")
    again = [each for each in asked if not difference(each)]
    return do_each(again, lambda declaration: perform(declaration.hold_again, by=system_person()))
