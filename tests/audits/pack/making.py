"""Packs as the tests make them."""

from datetime import timedelta
from pathlib import Path

from django.core.files.storage import default_storage

from audits.pack.models import ask_for_pack
from audits.pack.pack_file import make
from audits.pack.services import order_pack
from qms.ledger.now import today


def packed(office, **values):
    """A pack of the last thirty days, made."""
    values = {"since": today() - timedelta(days=30), "until": today(), "kinds": []} | values
    values.setdefault("unit", office.units["vinhbao"])
    return make(ask_for_pack(by=office.qmr, **values))


def ordered(office):
    """A pack of today that waits for a worker."""
    return order_pack(by=office.qmr, unit=office.units["vinhbao"], since=today(), until=today())


def lies(pack):
    """Where the file of a pack lies."""
    return Path(default_storage.path(pack.place_of(pack.sha256)))
