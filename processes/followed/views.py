"""The page of what found no place: what came, from where, and what is not right with it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qms.people.actors import actors_of
from qms.people.posts import SYSTEM_KEEPERS
from qms.web.cells import Cell, toned, words_cell
from qms.web.tables import Table

from . import unplaced
from .models import Lack
from .owners import owners

SHOWN = 500
TONES = {Lack.PROCEDURE: "soon", Lack.DOSSIER: "plain", Lack.CONTENT: "late", Lack.TYPED_HERE: "soon"}


def may_see(user):
    """Whether the person keeps the quality system, or owns an import."""
    posts = {post.kind for actor in actors_of(user) for post in actor.posts}
    return bool(posts & {*SYSTEM_KEEPERS}) or user in owners().values()


@login_required
@require_safe
def unplaced_messages(request):
    """Those that wait now, the newest first; nothing of who applies is shown."""
    if not may_see(request.user):
        raise PermissionDenied(_("Whoever keeps the quality system, or owns an import, sees these messages."))
    rows = unplaced.waiting()
    heads = [_("Dossier code there"), _("What"), _("Why"), _("What is not right"), _("Came"), _("Times sent")]
    table = Table.of(heads, [_row(each) for each in rows[:SHOWN]])
    return render(request, "followed/unplaced.html", {"messages_table": table, "count": rows.count(), "shown": SHOWN})


def _row(row):
    what = words_cell(row.get_kind_display(), row.procedure_code)
    why = toned(row.get_lack_display(), TONES[row.lack])
    return [words_cell(row.code or "–", row.system), what, why, Cell("", "lines", row.says), row.came_at, row.times]
