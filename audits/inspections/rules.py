"""What must hold before a self-inspection moves; each rule says so in a sentence."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule


@rule(_("Only the named inspector, who is of another unit, does this."))
def is_inspector(inspection, actor):
    return actor.person.pk == inspection.inspector_id


@rule(_("Whoever assessed or submitted does not verify, and nobody verifies their own unit."), independence=True)
def is_from_another_unit(inspection, actor):
    own = {actor.person, actor.on_behalf_of} - {None}
    return not inspection.was_done_by(actor, inspection.assess, inspection.submit) and not any(
        inspection.belongs_to_unit(person) for person in own
    )


@rule(_("Every point is answered."), particulars=lambda inspection: inspection.words_of_unanswered())
def all_answered(inspection, actor):
    return not inspection.unanswered()


@rule(
    _("Each point names its evidence; where it is not met or does not apply, why."),
    particulars=lambda each: each.words_of_bare(),
)
def evidence_is_named(inspection, actor):
    return not inspection.bare()
