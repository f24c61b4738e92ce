"""Copies of seals that leave the database by themselves: to a file beside it, to folders of others, and by mail.

Who cuts the end of the history together with its seals has to reach every copy as well.
"""

import logging
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from qms.ledger.chain import plain
from qms.ledger.now import now, today

from .outbox import mail_is_configured, mail_later
from .seals import Seal

logger = logging.getLogger("qms.evidence")
NAME = "seals.txt"
AT_ONCE = 500
MAY_BE_OLD = timedelta(days=2)


class Way(models.TextChoices):
    """How a copy of a seal left."""

    FOLDER = "folder", "folder"
    MAIL = "mail", "mail"
    PRINTED = "printed", "printed"


class SealCopy(models.Model):
    """The newest seal that left by a way to a place. A note for people; what counts is the copy."""

    way = models.CharField(max_length=10, choices=Way)
    place = models.CharField(max_length=300)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["way", "place"], name="one_note_of_seal_copies_per_place")]

    def __str__(self):
        return f"{self.way} {self.place}: {self.number}"


def files():
    """All files into which seals are copied: the one beside the database first."""
    return [settings.SEALS_FILE, *(Path(folder) / NAME for folder in settings.SEALS_FOLDERS)]


def copy_out(seal: Seal) -> None:
    """Write a seal into every file. One that can't be reached holds up neither the others nor whoever seals."""
    for place in files():
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            _append(place, seal)
        except OSError as fault:
            logger.error("no copy of seal %s could be written to %s: %s", seal.number, place, fault)
        else:
            if place != settings.SEALS_FILE:
                note(Way.FOLDER, str(place), seal)


def _append(place: Path, seal: Seal) -> None:
    """Add the seals since the last line of the file: those of days on which a share was not there come along."""
    last = _last_number(place)
    waiting = Seal.objects.filter(number__gt=last, number__lt=seal.number).order_by("number") if last else []
    with place.open("a", encoding="utf-8") as copies:
        copies.writelines(f"{line(each)}\n" for each in [*waiting, seal])


def _last_number(place: Path) -> int:
    if not place.exists():
        return 0
    with place.open("rb") as copies:
        copies.seek(max(0, place.stat().st_size - 400))
        lines = copies.read().decode(errors="replace").splitlines()
    try:
        return int(lines[-1].split(" ")[0]) if lines else 0
    except ValueError:  # no file of ours
        return 0


def line(seal: Seal) -> str:
    """A seal as a line of text."""
    return f"{seal.number} {plain(seal.made_at)} {seal.head}"


def note(way: str, place: str, seal: Seal) -> None:
    """Remember that a copy left."""
    SealCopy.objects.update_or_create(way=way, place=place[:300], defaults={"number": seal.number, "at": now()})


def mail_today(people) -> int:
    """Once a day, mail the newest seal to people who keep it elsewhere; how many mails."""
    seal, wanted = Seal.objects.last(), sorted({person.email for person in people if person.email})
    if seal is None or not wanted or not mail_is_configured():
        return 0
    sent = dict(SealCopy.objects.filter(way=Way.MAIL).values_list("place", "at"))
    due = [each for each in wanted if each not in sent or localtime(sent[each]).date() < today()]
    for address in due:
        with translation.override(settings.LANGUAGE_CODE):
            mail_later(address, _("Seal {number} of the evidence").format(number=seal.number), _words(seal))
        note(Way.MAIL, address, seal)
    return len(due)


def _words(seal):
    return _(
        "Keep this mail. The line below proves later that nothing was cut from the records:\n\n{line}\n\n"
        "It is compared by manage.py verify_evidence, with a file of such lines as SEALS_FILE."
    ).format(line=line(seal))


def last_copy() -> SealCopy | None:
    """The newest copy that left the machine of the database, by whatever way."""
    return SealCopy.objects.order_by("-at").first()


def copies_that_differ() -> Iterator[tuple[str, int, str]]:
    """Yield (table, number, sentence) for copies outside that say another thing than the seals inside."""
    for place in files():
        copies = _told_in(place)
        while some := list(islice(copies, AT_ONCE)):
            told = dict(some)
            inside = dict(Seal.objects.filter(number__in=told).values_list("number", "head"))
            for number, head in some:
                if inside.get(number) != head:
                    yield Seal._meta.db_table, number, "differs from the copy kept outside, or is gone"


def _told_in(place: Path) -> Iterator[tuple[int, str]]:
    """(number, head) of the seals that a file holds; one that can't be reached now tells nothing."""
    try:
        with place.open(encoding="utf-8") as copies:
            for each in copies:
                if each.strip():
                    number, *_made, head = each.split()
                    yield int(number), head
    except FileNotFoundError:
        return
    except OSError as fault:
        logger.error("the copies of seals in %s can't be read: %s", place, fault)
