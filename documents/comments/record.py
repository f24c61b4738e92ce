"""The face of comments."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import AnswerForm, CommentForm
from .models import Comment

COMMENTS = register(
    RecordType(
        model=Comment,
        collection="comments",
        clauses=("7.5.2",),
        purpose=_("What colleagues say to passages of a draft; the draft goes on when each is answered."),
        way=None,
        reached_through="the revision that it is about",
        in_pack=InPack(),
        columns=("title_text", "revision", "created_by", "state"),
        create_form=CommentForm,
        forms={Comment.reply: AnswerForm},
        template="comments/record.html",
    )
)
