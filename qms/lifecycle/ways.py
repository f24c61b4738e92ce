"""The ways in: what the navigation shows, told by whatever it leads to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

SYSTEM = _("Quality system")
PAPERS = _("Documents and processes")
WORK = _("Work and improvement")
CHECKS = _("Checks and figures")
OFFICE = _("Administration")
# The group of a way that names none, by its place among the others.
BY_PLACE = ((60, PAPERS), (140, WORK), (210, CHECKS))

_ways, _everywhere = {}, []


@dataclass(frozen=True)
class Way:
    """One entry of the navigation. `place` says where it stands among the others; `key` is pressed after "g"."""

    label: Any
    icon: str
    place: int
    group: Any = SYSTEM
    key: str = ""
    thumb: bool = False  # also at the bottom of a phone, where the thumb is
    for_administrator: bool = False
    posts: tuple[str, ...] = ()  # shown to holders of these alone; empty: to everybody
    url_name: str = ""  # where it leads; a record's way leads to its register unless this says otherwise
    purpose: Any = ""  # what its pages are for, where no record says it

    @property
    def heading(self) -> Any:
        """What stands above it in the navigation: the group it names, or that of its place."""
        if self.group is not SYSTEM:
            return self.group
        return next((group for below, group in BY_PLACE if self.place < below), CHECKS)


@dataclass(frozen=True)
class Offer:
    """An act offered on every page; on the page of a record the record is named in the address as `about`."""

    url_name: str
    label: Any
    short: Any
    icon: str
    may: Callable = field(repr=False)  # may(actor) -> bool


def declare_way(url_name, way):
    """Make a way known."""
    _ways[way.url_name or url_name] = way


def ways():
    """Pairs (name of the URL, Way), in the order in which they are shown."""
    return sorted(_ways.items(), key=lambda each: each[1].place)


def offer_everywhere(offer):
    """Make an offer known."""
    _everywhere.append(offer)


def offers():
    """What is offered on every page."""
    return tuple(_everywhere)
