"""What the doctor says of posts and work that nobody is there for: the program is well when its work gets done."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.people.posts import PostKind

from .doctor import Check, examined_in_database
from .gaps import empty_posts, levels_missing, tasks_that_strand


@examined_in_database
def posts_held():
    """Somebody holds every post."""
    subject, empty = _("Posts"), list(empty_posts())
    if empty:
        says = _("Nobody holds: {posts}.").format(posts="; ".join(map(str, empty)))
        return Check(subject, False, says, _("Enter a holder or a substitute, or end the post where nobody needs it."))
    return Check(subject, True, _("Somebody holds every post."))


@examined_in_database
def levels_stood_on():
    """Above every unit stands somebody who is told of its late work."""
    subject, missing = _("Heads above every unit"), levels_missing()
    if missing:
        levels = "; ".join(f"{PostKind(kind).label} – {unit}" for kind, unit in missing)
        says = _("There is no post for: {levels}. The next level is told of late work instead.").format(levels=levels)
        return Check(
            subject, False, says, _("Enter the post with its holder, or place the unit below one that has it.")
        )
    return Check(subject, True, _("Above every unit stands somebody who is told of its late work."))


@examined_in_database
def work_done_by_somebody():
    """All work waits for somebody who can do it."""
    subject, lost = _("Work that waits"), list(tasks_that_strand())
    if lost:
        says = ngettext(
            "{count} piece of work waits for nobody who can do it.",
            "{count} pieces of work wait for nobody who can do them.",
            len(lost),
        )
        reasons = " ".join(dict.fromkeys(why for _task, why in lost))
        todo = _("Have the head of the unit or the quality manager hand it over, from the page of the person or post.")
        return Check(subject, False, f"{says.format(count=len(lost))} {reasons}", todo)
    return Check(subject, True, _("All work waits for somebody who can do it."))
