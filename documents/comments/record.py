"""The face of comments."""

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import AnswerForm, CommentForm
from .models import Comment

COMMENTS = register(
    RecordType(
        model=Comment,
        collection="comments",
        clauses=("7.5.2",),
        way=None,
        reached_through="the revision that it is about",
        in_pack=InPack(),
        columns=("title_text", "revision", "created_by", "state"),
        create_form=CommentForm,
        forms={Comment.reply: AnswerForm},
        template="comments/record.html",
    )
)
