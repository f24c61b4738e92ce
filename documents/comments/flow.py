"""Who is asked about a comment: the author for an answer, then its writer whether that settles it."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this

from .models import Comment


class CommentFlow(Flow):
    """The author answers, takes the suggestion over or refuses it; the writer settles."""

    record_class = Comment
    begin = this.answer
    outside = {Comment.withdraw: this.end, Comment.lapse: this.end}

    answer = (
        Act(Comment.reply, Comment.accept, Comment.refuse)
        .To(this.author)
        .On(Comment.reply, this.settle)
        .On(Comment.accept, this.end)
        .On(Comment.refuse, this.end)
    )
    settle = (
        Act(Comment.settle, Comment.open_again)
        .To(this.writer)
        .On(Comment.settle, this.end)
        .On(Comment.open_again, this.answer)
    )
    end = End()

    def author(self, comment):
        return Waiting(person=comment.revision.author)

    def writer(self, comment):
        return Waiting(person=comment.created_by)
