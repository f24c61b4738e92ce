"""The matrix as data: for each likelihood and consequence, how many lie there, their level, and the list behind it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .scale import STEPS
from .states import TONES, Consequence, Level, Likelihood, RiskKind

# What is looked at: the two fields of a place in the matrix.
MEASURES = {
    "inherent": ("likelihood", "consequence"),
    "residual": ("residual_likelihood", "residual_consequence"),
}


@dataclass(frozen=True)
class Square:
    """One place of the matrix."""

    likelihood: int
    consequence: int
    level: Any
    tone: str
    count: int
    url: str
    words: Any


@dataclass(frozen=True)
class Row:
    """The places of one likelihood, the slightest consequence first."""

    likelihood: int
    label: Any
    squares: tuple


def asked_of_register(kind, unit=None):
    """What the register is asked for, so that it lists exactly what the whole matrix counts from."""
    return {"kind": kind, "open": "on"} | ({"unit": unit.code} if unit else {})


def rows_of_matrix(found, measure, asked, scale):
    """The rows, the greatest likelihood first; `found` is what the register finds for `asked`."""
    names = MEASURES[measure]
    counted = found.order_by().exclude(**{f"{names[0]}__isnull": True}).values_list(*names).annotate(Count("pk"))
    counts = {(likelihood, consequence): count for likelihood, consequence, count in counted}
    return [
        Row(
            likelihood,
            Likelihood(likelihood).label,
            tuple(_square(names, asked, likelihood, each, counts.get((likelihood, each), 0), scale) for each in STEPS),
        )
        for likelihood in reversed(STEPS)
    ]


def _square(names, asked, likelihood, consequence, count, scale):
    level = scale.level_of(likelihood * consequence)
    place = {names[0]: likelihood, names[1]: consequence}
    return Square(
        likelihood,
        consequence,
        Level(level).label,
        TONES[asked["kind"]][level],
        count,
        f"{reverse('risks')}?{urlencode(asked | place)}",
        _("%(count)s: likelihood %(likelihood)s, consequence %(consequence)s, level %(level)s")
        % {
            "count": counted_words(asked["kind"], count),
            "likelihood": f"{likelihood} ({Likelihood(likelihood).label})",
            "consequence": f"{consequence} ({Consequence(consequence).label})",
            "level": Level(level).label,
        },
    )


def counted_words(kind, count):
    """So many risks, or opportunities."""
    if kind == RiskKind.RISK:
        return ngettext("%(count)s risk", "%(count)s risks", count) % {"count": count}
    return ngettext("%(count)s opportunity", "%(count)s opportunities", count) % {"count": count}
