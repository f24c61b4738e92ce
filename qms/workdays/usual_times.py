"""How many working days work usually takes, and after how many days too late who is told: as shipped with each slice.

Beside the flow of a slice lies `usual_times.toml`, with a table for each act that somebody is asked for. What the
office says otherwise is a row of its calendar (`qms.workdays.usual_time_rows`).
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

FILE = "usual_times.toml"
LEVELS = "levels"


class Source(TextChoices):
    """Who says so."""

    LAW = "law", _("the law")
    PLAN = "plan", _("the plan")
    HOUSE = "house", _("the office itself")


@dataclass(frozen=True)
class UsualTime:
    """The usual time of one act in working days, with its source; and the levels that lateness climbs.

    `holder`, `unit_head` and `top_management` are told after so many working days too late; with `before` the holder
    and the head of the unit are warned so many working days ahead.
    """

    days: int
    source: Source
    ground: str
    holder: int
    unit_head: int
    top_management: int
    before: int | None = None


@cache
def shipped(work: str) -> UsualTime | None:
    """The usual time that comes with the program for "app.act", or None."""
    app, _dot, act = work.partition(".")
    return shipped_of(app).get(act)


@cache
def shipped_of(app: str) -> dict[str, UsualTime]:
    """The usual times of a slice, by act; none where it asks nobody for anything."""
    file = Path(apps.get_app_config(app).path) / FILE
    if not file.exists():
        return {}
    given = tomllib.loads(file.read_text(encoding="utf-8"))
    levels = given.pop(LEVELS)
    return {act: _usual_time(levels | said) for act, said in given.items()}


def _usual_time(said: dict[str, Any]) -> UsualTime:
    return UsualTime(**said | {"source": Source(said["source"])})
