"""What follows from declarations, and what falls due by itself: one whose scope is no longer that of the office."""

from django.dispatch import receiver

from documents.record_series.kinds import keeps
from qms.acts.acts import named
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import follow, perform
from qms.lifecycle.signals import moved
from qms.people.models import system_person

from ..years.models import DECLARATION, YearPreparation
from ..years.states import PreparationState
from .models import Declaration
from .scope import difference
from .states import ENDED, DeclarationState

keeps(Declaration, ENDED)


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


@receiver(moved, sender=Declaration)
def give_it_to_the_year(record, act, actor, **kwargs):
    """The year that asks for a declaration has it by this one; nobody enters the decision twice."""
    if act not in named(Declaration.publish):
        return
    preparation = YearPreparation.objects.filter(
        unit=record.unit, year=record.decided_on.year, state=PreparationState.UNDER_WAY
    ).first()
    if preparation and preparation.open_line_of(DECLARATION):
        follow(preparation.publish, actor=actor, decision=record.decision, decided_on=record.decided_on)
