"""The faces of issues of the context and of needs of interested parties."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import IssueForm, IssueReview, NeedForm, NeedReview, NewIssue, NewNeed
from .models import ContextIssue, PartyNeed

ISSUES = register(
    RecordType(
        model=ContextIssue,
        collection="context-issues",
        clauses=("4.1",),
        purpose=_(
            "What inside and outside the office helps or hinders it, looked at again each year; risks come from it."
        ),
        way=Way(_("Context"), "world", 31),
        in_pack=InPack(governs=True),
        columns=("title_text", "place", "effect", "state", "next_review_on"),
        filters=("place", "topic", "effect", "holding"),
        create_form=NewIssue,
        forms={ContextIssue.edit: IssueForm, ContextIssue.review: IssueReview},
        template="context/issue.html",
    )
)
NEEDS = register(
    RecordType(
        model=PartyNeed,
        collection="party-needs",
        clauses=("4.2",),
        purpose=_("What citizens, the city and others need of the office, how it is met and how that is watched."),
        way=Way(_("Interested parties"), "users", 32),
        in_pack=InPack(governs=True),
        columns=("party", "need", "met_how", "watched_how", "state", "next_review_on"),
        filters=("party_kind", "binding", "about_climate", "holding"),
        create_form=NewNeed,
        forms={PartyNeed.edit: NeedForm, PartyNeed.review: NeedReview},
        template="context/need.html",
    )
)
