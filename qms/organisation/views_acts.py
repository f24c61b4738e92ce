"""The pages of the acts on units, posts, holdings and substitutions: one view, told what each of them says."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from qms.people.models import Holding, Post, Substitution, Unit

from .act_pages import act_page
from .forms import EndForm, MergeForm, PlanEndForm, PlanMergeForm, ReasonedForm, RenameForm


def _unit_page(unit):
    return reverse("people_unit", args=[unit.pk])


def _post_page(post):
    return reverse("people_post", args=[post.pk])


def _page_of_what_waits(holding):
    return reverse("people_person_handover", args=[holding.person_id])


unit_rename = act_page(
    Unit,
    Unit.rename,
    RenameForm,
    title=gettext_lazy("Rename the unit: {row}"),
    done=gettext_lazy("The unit was renamed."),
    back=_unit_page,
)
unit_end = act_page(
    Unit,
    Unit.end,
    ReasonedForm,
    title=gettext_lazy("End the unit: {row}"),
    done=gettext_lazy("The unit has ended; everything of it can be read as before."),
    back=_unit_page,
)
unit_merge = act_page(
    Unit,
    Unit.merge,
    MergeForm,
    title=gettext_lazy("Merge into another unit: {row}"),
    done=gettext_lazy("The unit was merged. Here is what is to be handed over."),
    back=_unit_page,
    onward=lambda unit: reverse("people_unit_handover", args=[unit.pk]),
)
unit_plan_end = act_page(
    Unit,
    Unit.plan_end,
    PlanEndForm,
    title=gettext_lazy("End the unit on a day: {row}"),
    done=gettext_lazy("The day was entered. Here is what is to be done until then."),
    back=_unit_page,
    onward=lambda unit: reverse("people_unit_handover", args=[unit.pk]),
)
unit_plan_merge = act_page(
    Unit,
    Unit.plan_merge,
    PlanMergeForm,
    title=gettext_lazy("Merge into another unit on a day: {row}"),
    done=gettext_lazy("The day was entered. Here is what is to be done until then."),
    back=_unit_page,
    onward=lambda unit: reverse("people_unit_handover", args=[unit.pk]),
)
unit_withdraw_end = act_page(
    Unit,
    Unit.withdraw_end,
    ReasonedForm,
    title=gettext_lazy("Withdraw the planned end: {row}"),
    done=gettext_lazy("The planned end was withdrawn."),
    back=_unit_page,
)
unit_take_up = act_page(
    Unit,
    Unit.take_up,
    ReasonedForm,
    title=gettext_lazy("Take up again: {row}"),
    done=gettext_lazy("It was taken up again."),
    back=_unit_page,
)
post_end = act_page(
    Post,
    Post.end,
    ReasonedForm,
    title=gettext_lazy("End the post: {row}"),
    done=gettext_lazy("The post has ended."),
    back=_post_page,
    onward=lambda post: reverse("people_post_handover", args=[post.pk]),
)
post_plan_end = act_page(
    Post,
    Post.plan_end,
    PlanEndForm,
    title=gettext_lazy("End the post on a day: {row}"),
    done=gettext_lazy("The day was entered. Here is what is to be done until then."),
    back=_post_page,
    onward=lambda post: reverse("people_post_handover", args=[post.pk]),
)
post_withdraw_end = act_page(
    Post,
    Post.withdraw_end,
    ReasonedForm,
    title=gettext_lazy("Withdraw the planned end: {row}"),
    done=gettext_lazy("The planned end was withdrawn."),
    back=_post_page,
)
post_take_up = act_page(
    Post,
    Post.take_up,
    ReasonedForm,
    title=gettext_lazy("Take up again: {row}"),
    done=gettext_lazy("It was taken up again."),
    back=_post_page,
)
holding_end = act_page(
    Holding,
    Holding.end,
    EndForm,
    title=gettext_lazy("End of the holding: {row}"),
    done=gettext_lazy("The last day was entered. Here is what is to be handed over until then."),
    back=lambda holding: _post_page(holding.post),
    onward=_page_of_what_waits,
)
substitution_end = act_page(
    Substitution,
    Substitution.end,
    EndForm,
    title=gettext_lazy("End of the substitution: {row}"),
    done=gettext_lazy("The last day was entered."),
    back=lambda substitution: _post_page(substitution.holding.post),
)
