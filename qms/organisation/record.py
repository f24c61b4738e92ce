"""What units, posts, holdings and substitutions tell of themselves: the API serves them; their pages are their own."""

from qms.lifecycle.registry import Face, register
from qms.people.models import Holding, Post, Substitution, Unit

from .forms import (
    EndForm,
    HoldForm,
    MergeForm,
    PlanEndForm,
    PlanMergeForm,
    PostForm,
    RenameForm,
    SubstituteForm,
    UnitForm,
)

register(
    Face(
        model=Unit,
        collection="units",
        create_form=UnitForm,
        forms={
            Unit.rename: RenameForm,
            Unit.merge: MergeForm,
            Unit.plan_end: PlanEndForm,
            Unit.plan_merge: PlanMergeForm,
        },
    )
)
register(
    Face(
        model=Post,
        collection="posts",
        filters=("kind",),
        create_form=PostForm,
        forms={Post.plan_end: PlanEndForm},
    )
)
register(
    Face(
        model=Holding,
        collection="holdings",
        filters=("post", "person"),
        create_form=HoldForm,
        forms={Holding.end: EndForm},
    )
)
register(
    Face(
        model=Substitution,
        collection="substitutions",
        filters=("holding", "substitute"),
        create_form=SubstituteForm,
        forms={Substitution.end: EndForm},
    )
)
