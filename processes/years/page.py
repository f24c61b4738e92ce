"""What the page of a year's preparation shows: line by line what is there, and where the rest is begun."""

from dataclasses import dataclass
from typing import Any

from qms.lifecycle.registry import type_of
from qms.people.actors import actors_of
from qms.people.rules import posts_fit
from qms.people.scopes import told_to


@dataclass(frozen=True)
class Shown:
    """A line with what is there of the year, and the ways to begin what is missing."""

    line: Any
    there: list
    begins: list


def year_context(preparation, request):
    """The lines; ways to begin are shown in the present only."""
    lines = sorted(preparation.lines.all(), key=lambda row: (row.due_on, row.pk))
    if preparation.is_past:
        return {"lines": [Shown(line, [], []) for line in lines]}
    return {"lines": [_shown(line, preparation, request.user) for line in lines]}


def _shown(line, preparation, user):
    what = line.what
    if what is None:
        return Shown(line, [], [])
    unit, year = preparation.unit, preparation.year
    face = type_of(what.model)
    there = [each for each in what.found(unit, year) if face and each != preparation and told_to(user, [each])]
    named = [(each, f"{face.url_name}_record") for each in there]
    return Shown(line, named, [] if line.left_out_why else _begins(line, what, preparation, user))


def _begins(line, what, preparation, user):
    """(last year's record or None, address of the form it fills in) for whoever may begin such a record."""
    unit, year = preparation.unit, preparation.year
    if what.page:
        return [(None, what.address(unit, year))] if line.is_open() else []
    if not any(posts_fit(what.model.who_creates, actor) for actor in actors_of(user)):
        return []
    earlier = [each for each in what.earlier(unit, year) if each.is_visible_to(user)]
    begins = [(each, what.address(unit, year, each)) for each in earlier]
    return begins or ([(None, what.address(unit, year))] if line.is_open() else [])
