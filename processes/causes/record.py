"""The face of causes: the tree, and each with those below it."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.people.actors import actors_of
from qms.people.rules import posts_fit

from .forms import CauseForm, RenameForm
from .models import Cause
from .states import CauseState


def cause_context(cause, request):
    """The causes right below it, and whether the person may add one."""
    may_add = any(posts_fit(Cause.who_creates, actor) for actor in actors_of(request.user))
    return {
        "below": [] if cause.is_past else cause.children.visible_to(request.user),
        "may_add": may_add and cause.state == CauseState.IN_USE,
    }


CAUSES = register(
    RecordType(
        model=Cause,
        collection="causes",
        clauses=("10.2",),
        purpose=_("The causes that nonconformities are led back to, so that the same one is counted as the same."),
        way=None,
        reached_through="the register of nonconformities, which name it",
        in_pack=InPack(governs=True),
        columns=("in_the_tree", "state"),
        create_form=CauseForm,
        forms={Cause.edit: RenameForm},
        template="causes/cause.html",
        context=cause_context,
    )
)
