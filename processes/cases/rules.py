"""Who moves a case, and what must hold before; each rule says so in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.ledger.now import now
from qms.people.posts import PostKind
from qms.people.rules import PostRule, by_post

from .extension import grounds_left


@dataclass(frozen=True)
class PostsRule(PostRule):
    """A rule about several posts, which the case itself knows: pairs (kind, unit)."""

    posts_of: Callable = lambda case: []

    def who(self, case):
        """The names of the people who hold one of these posts."""
        found = set()
        for kind, unit in self.posts_of(case):
            found.update(by_post(kind, unit_of=lambda _case, unit=unit: unit).who(case))
        return sorted(found)


is_at_desk = PostsRule(
    "is_at_desk",
    _("Only the desk that received the dossier does this: its one-stop officers."),
    lambda case, actor: case.hands.at_desk(actor),
    posts_of=lambda case: case.hands.desk(),
    kinds=(PostKind.ONE_STOP_OFFICER, PostKind.CLERK),  # the clerk for an office's own procedure
)
holds_open_step = PostsRule(
    "holds_open_step",
    _("Only whoever holds the post of the open step does this."),
    lambda case, actor: bool(case.way.held_by(actor)),
    posts_of=lambda case: case.way.posts(),
)
holds_step_or_is_at_desk = PostsRule(
    "holds_step_or_is_at_desk",
    _("Before acceptance only the desk refuses; afterwards only whoever holds the post of the open step."),
    lambda case, actor: bool(case.way.held_by(actor)) if case.is_accepted() else case.hands.at_desk(actor),
    posts_of=lambda case: case.way.posts() if case.is_accepted() else case.hands.desk(),
)
is_unit_head = by_post(PostKind.UNIT_HEAD)


@rule(_("The dossier is run here. A followed one moves only by what its source system tells."))
def is_run_here(case, actor):
    return not case.is_followed()


@rule(_("The dossier is followed: another system runs it."))
def is_followed(case, actor):
    return case.is_followed()


@rule(_("Whoever held an earlier step that this step names as incompatible does not hold this one."), independence=True)
def held_no_incompatible_step(case, actor):
    held = case.way.held_by(actor)
    return not held or any(not case.way.is_barred(each, actor) for each in held)


@rule(_("Every required part of the dossier is present."))
def required_parts_present(case, actor):
    return not case.missing_parts()


@rule(_("The procedure still allows a supplement."))
def supplement_is_left(case, actor):
    return case.clock.supplements_left() > 0


@rule(_("The procedure still allows an apology with a new date."))
def apology_is_left(case, actor):
    return case.clock.apologies_left() > 0


@rule(_("The procedure names a ground on which the time may still be extended."))
def extension_is_left(case, actor):
    return bool(grounds_left(case))


@rule(_("The due moment has not passed: an extension is decided before it."))
def time_is_not_over(case, actor):
    return case.due_at is None or now() <= case.due_at


@rule(_("The open step has an outcome that leads on to another step."))
def step_leads_on(case, actor):
    return case.way.may("leads_on")


@rule(_("The open step has an outcome that resolves the dossier."))
def step_may_resolve(case, actor):
    return case.way.may("resolves")


@rule(_("The open step has an outcome that refuses the dossier: the procedure says which steps have one."))
def step_may_refuse(case, actor):
    return not case.is_accepted() or case.way.may("refuses")


@rule(_("No other step is open."))
def no_other_step_open(case, actor):
    return len(case.way.open()) <= 1


@rule(_("The time given to the applicant has run out."))
def given_time_is_over(case, actor):
    return case.clock.given_time_is_over()


@rule(_("A newer version of the procedure is in force than the one on which the dossier runs."))
def newer_version_is_in_force(case, actor):
    return case.newer.version is not None


@rule(_("Every step at which the dossier stands exists in the newer version, under the same code."))
def stands_there_too(case, actor):
    return not case.newer.lacks()


@rule(_("The newer version leaves the dossier in the charge of the same unit."))
def same_unit_in_charge(case, actor):
    return case.newer.is_of_same_unit()


TO_NEWER_VERSION = [newer_version_is_in_force, stands_there_too, same_unit_in_charge]
is_asked = PostsRule(
    "is_asked",
    _("Only whoever holds a post that the open step asks for an opinion does this."),
    lambda case, actor: bool(case.way.opinions.asked_of(actor)),
    posts_of=lambda case: case.way.opinions.posts(),
)


@rule(_("Whoever brought the dossier to the step that asks gives no opinion there."), independence=True)
def did_not_ask(case, actor):
    asked = case.way.opinions.asked_of(actor)
    return not asked or bool(case.way.opinions.free_for(actor))


@rule(_("Whoever gave an opinion at this step does not decide on what the opinions came to."), independence=True)
def gave_no_opinion(case, actor):
    held = case.way.held_by(actor)
    return not held or any(not case.way.opinions.gave_one(each, actor) for each in held)


@rule(_("The opinions that the open step asks for have been given and joined."))
def opinions_are_joined(case, actor):
    return not any(case.way.opinions.waits(row) for row in case.way.open())


@rule(_("The open step waits for the answer of a partner outside."))
def partner_is_asked(case, actor):
    return any(each.asked.partner for each in case.way.opinions.open())


HOLDS_STEP = [holds_open_step, held_no_incompatible_step, gave_no_opinion]
