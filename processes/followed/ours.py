"""The dossiers that are run here, as the exchange tells them: the city can follow ours, by what was written since."""

from dataclasses import dataclass
from typing import Any

from ..cases.models import Case
from .national import dossier_of, move_of

PAGE = 500  # rows of history that one page reads


@dataclass(frozen=True)
class Page:
    """Messages, and after which row the next page begins; None where there is nothing more."""

    data: list[dict[str, Any]]
    following: int | None


def _rows(user, since, after):
    """The history of the dossiers run here that a person sees, oldest first, a page of it."""
    seen = Case.objects.visible_to(user).run_here()
    rows = Case.history.filter(history_id__gt=after, id__in=seen.order_by().values("pk"))
    if since:
        rows = rows.filter(history_date__gte=since)
    return list(rows.select_related("history_user").order_by("history_id")[: PAGE + 1])


def _page(rows, data):
    return Page(data, rows[PAGE - 1].history_id if len(rows) > PAGE else None)


def _cases(rows):
    found = Case.objects.select_related(*Case.reads_with, "version").filter(pk__in={row.id for row in rows})
    return {case.pk: case for case in found.order_by("pk")}


def dossiers(user, since=None, after=0):
    """Every dossier that changed since a moment, once a page, as it stands now."""
    rows = _rows(user, since, after)
    return _page(rows, [dossier_of(case) for case in _cases(rows[:PAGE]).values()])


def moves(user, since=None, after=0):
    """Every move since a moment, oldest first."""
    rows = _rows(user, since, after)
    cases = _cases(rows[:PAGE])
    return _page(rows, [move_of(row, cases[row.id], Case.act_label(row.act)) for row in rows[:PAGE]])
