"""Makes authorities in each of their states, through the door."""

from documents.authorities.models import Authority
from qms.lifecycle.door import create, perform


def decided(office, **values):
    given = {
        "unit": office.units["vhxh"],
        "kind": "instruction",
        "review": ["officer@line", "quality_manager@line"],
        "approve": ["unit_head@line"],
        "release": ["document_controller@line"],
    } | values
    return create(Authority, by=office.chutich, **given)


def loosely(office, kind="system_procedure", **values):
    """Whoever holds one of the usual posts in the office reviews and approves: tests of other rules need no more."""
    posts = ("top_management", "quality_manager", "unit_head", "officer", "clerk")
    anybody = [f"{post}@office" for post in posts]
    given = {"unit": office.units["vinhbao"], "kind": kind, "review": anybody, "approve": anybody}
    return decided(office, **given | values)


def superseded(office):
    first = decided(office)
    decided(office, quorum=1)
    return Authority.objects.get(pk=first.pk)


def ended(office):
    return perform(decided(office).end, by=office.chutich, reason="Theo quy định chung của xã")


IN_STATE = {"in_force": decided, "superseded": superseded, "ended": ended}
