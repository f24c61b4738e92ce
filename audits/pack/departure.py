"""What an office takes along that leaves: its registers as sheets that come in elsewhere, and every table row by row.

Who came to the office stays masked unless that is asked for with a reason; then each opening is on record.
"""

import json
from itertools import islice
from tempfile import TemporaryFile

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Max
from django.utils.text import slugify

from qms.evidence.identity import PERSONAL, Identity, IdentityOpening, masked_name
from qms.imports.kinds import all_kinds
from qms.imports.sheets_out import write_sheet
from qms.ledger.now import now
from qms.lifecycle.registry import record_types
from qms.text.vietnamese import fold

from .scope import place_of

PIECE, CHUNK = 500, 1 << 16
HIDDEN = "…"
# Tables that no office needs elsewhere, with why; all others go along, also those that come later.
LEFT_OUT = {
    "sessions.Session": "who is logged in now",
    "axes.AccessFailureLog": "who failed to log in: of this machine",
    "axes.AccessAttempt": "who failed to log in: of this machine",
    "axes.AccessAttemptExpiration": "who failed to log in: of this machine",
    "axes.AccessLog": "who logged in: of this machine",
    "api.Token": "keys to this machine",
    "inbox.FeedAddress": "keys to this machine",
    "inbox.WeeklyWord": "mail that was sent",
    "api.KeptAnswer": "answers kept for a script that asks twice",
    "lifecycle.SentForm": "forms that were sent twice",
    "django_tasks_database.DBTaskResult": "the queue of this machine",
    "jobs.Job": "work of this machine; its files are forgotten",
    "jobs.Worker": "work of this machine",
    "inbox.ClockPass": "work of this machine",
    "evidence.Outgoing": "mail that was sent, or waits to be",
    "viewflow.Process": "kept in tables of our own",
    "viewflow.Task": "kept in tables of our own",
    "auth.Permission": "not used: posts say who may",
    "auth.Group": "not used: posts say who may",
}
SECRET = {"people.User": ("password",)}
# What people of the office, or those who came, may be known by; these tables go along only where that is asked for.
OF_PEOPLE = {"imports.ImportRow": ("cells", "mended", "settled"), "followed.UnplacedMessage": ("item",)}


class Plain(DjangoJSONEncoder):
    """What JSON has no word for stands as its text."""

    def default(self, o):
        try:
            return super().default(o)
        except TypeError:
            return str(o)


def sheets(pack):
    """(name in the pack, pieces) of every register that comes in as a sheet."""
    for name, kind in sorted(all_kinds().items()):
        for about in _abouts(kind, pack.asked_by) if kind.going_out else ():
            place = f"{name}-{slugify(fold(about))}" if about else name
            yield f"sheets/{place}.xlsx", _written(kind, pack.asked_by, about)


def _abouts(kind, user):
    if not kind.about:
        return [""]
    rows = record_types()[kind.about].model.objects.visible_to(user).order_by("pk")
    return [f"{kind.about}/{key}" for key in rows.values_list("pk", flat=True)]


def _written(kind, user, about):
    with TemporaryFile() as file:
        write_sheet(kind, user, file, about=about)
        file.seek(0)
        while piece := file.read(CHUNK):
            yield piece


# ── Tables


def models_that_leave():
    """Every model whose rows go along; the history of kept ones stands beside, row by row."""
    found = [each for each in apps.get_models() if each._meta.managed and not hasattr(each, "history_object")]
    return sorted((each for each in found if each._meta.label not in LEFT_OUT), key=lambda each: each._meta.label)


def tables(pack, progress):
    """(name in the pack, lines) of every table: each row as an object of JSON, by the names of its columns."""
    for model in models_that_leave():
        yield f"tables/{model._meta.label}.jsonl", _lines(model, pack, progress)


def _lines(model, pack, progress):
    label = model._meta.label
    hidden = SECRET.get(label, ()) + (() if pack.personal else OF_PEOPLE.get(label, ()))
    names = [field.attname for field in model._meta.concrete_fields if field.attname not in hidden]
    rows = progress.each(_rows(model, pack.asked_by).order_by("pk").values(*names).iterator(PIECE), piece=PIECE)
    for row in rows:
        if model is Identity and row["id"] > pack.opened_upto:
            row |= {name: _masked(name, row[name]) for name in PERSONAL}
        yield json.dumps(row, cls=Plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def _rows(model, user):
    """The rows of a table; those that belong to records, of the records that whoever asked may see."""
    rows = model._base_manager.all()
    collection, way = place_of(model)
    if collection is None:
        return rows
    seen = record_types()[collection].model.objects.visible_to(user).order_by().values("pk")
    return rows.filter(**{f"{way}pk__in": seen})


def _masked(name, text):
    return masked_name(text) if name == "full_name" else HIDDEN if text else ""


# ── Who came to the office


def open_identities(pack):
    """Put on record that each identity is opened, before any is written; gives the key up to which they are."""
    why = opening_words(pack)
    upto = Identity.objects.aggregate(last=Max("pk"))["last"] or 0
    opened = IdentityOpening.objects.filter(why=why).values("identity")
    waiting = Identity.objects.filter(erased_at=None, pk__lte=upto).exclude(pk__in=opened).order_by("pk")
    keys = waiting.values_list("pk", flat=True).iterator(PIECE)
    while piece := list(islice(keys, PIECE)):
        moment = now()
        IdentityOpening.objects.bulk_create(
            IdentityOpening(identity_id=key, person=pack.asked_by, at=moment, why=why) for key in piece
        )
    return upto


def opening_words(pack):
    """Why an identity is opened, with the pack into which it goes."""
    return f"{pack.why[:150]} ({pack.pk}: {pack.since:%Y}–{pack.until:%Y-%m-%d})"
