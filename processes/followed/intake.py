"""Taking messages of a source system: each by itself through the door, in the name of the import's owner.

What can't be taken is kept aside with a sentence and taken up again when what it waits for is there. The same message
once more changes nothing, so a batch that was cut off is simply sent again.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from qms.lifecycle.door import create_many_as_part, follow
from qms.lifecycle.reception import attempt_work
from qms.people.actors import actors_of

from ..cases.models import Case
from . import unplaced
from .catalogue import Catalogue
from .models import Lack
from .national import as_plain, theirs
from .plain import read

MOST_TAKEN_UP = 500  # in one pass of the clock; the rest in the next
AT_ONCE = 100  # items in one transaction: others get their turn between two


class Became(StrEnum):
    """What became of one message."""

    CREATED = "created"
    CHANGED = "changed"
    KEPT = "kept"  # older than what is known: it is on record and moves nothing
    SAME = "same"
    UNPLACED = "unplaced"


@dataclass(frozen=True)
class Result:
    """What became of one message, in words where it was not taken."""

    code: str
    became: Became
    number: str = ""
    says: list[str] = field(default_factory=list)
    unknown_fields: list[str] = field(default_factory=list)
    not_taken: list[str] = field(default_factory=list)


class Intake:
    """Takes messages of one system for the owner of its import."""

    def __init__(self, system, owner):
        self.system, self.actor, self.reason = system, actors_of(owner)[0], ""
        self.catalogue, self.names = Catalogue(), {}
        self.waited = set()  # codes of the dossiers of which something was kept aside

    def take_national(self, kind, items):
        """Messages as the national exchange has them."""
        return self.take(kind, items, as_plain, theirs(kind))

    def take(self, kind, items, shape=lambda _kind, item: (item, {}), names=None):
        """A Result for each message, in their order; however many there are, a few at a time are in memory.

        `shape` brings one into our plain shape; `names` are its own names of our fields, for sentences about them.
        """
        self.names = names or {}
        items = iter(items)
        while several := list(islice(items, AT_ONCE)):
            yield from self._take_some([self._read(kind, each, shape) for each in several])

    def take_read(self, readings):
        """A Result for each message that was read already."""
        return self._take_some(readings)

    def tally(self, results):
        """How many of them became what."""
        return dict(Counter(str(each.became) for each in results))

    def _read(self, kind, item, shape):
        if not isinstance(item, dict):
            reading = read(self.system, kind, {"facts": {"given": item}})
            reading.faults = {"": [_("This is no object with fields.")]}
            return reading
        return read(self.system, kind, *shape(kind, item))

    # ── A few at a time

    @transaction.atomic
    def _take_some(self, readings):
        """New dossiers are begun together; then the rest, in order."""
        cases = self.known({each.told.code for each in readings if each.told})
        self.waited = unplaced.codes_waiting(self.system, {each.code for each in readings})
        found = dict(enumerate([None] * len(readings)))
        self._begin_together(readings, cases, found)
        for place, reading in enumerate(readings):
            if found[place] is None:
                found[place] = self._take_one(reading, cases)
        self._take_up_those_that_waited([each.code for each in found.values() if each.became is Became.CREATED])
        return [found[place] for place in range(len(readings))]

    def known(self, codes):
        """{code: dossier} of those that are here, run by this system or by the office."""
        rows = Case._base_manager.filter(source_code__in=codes).prefetch_related("messages")
        mine = [case for case in rows if case.source_system in ("", self.system)]
        return {case.source_code: case for case in mine}

    def _begin_together(self, readings, cases, found):
        """Those of which nothing is wrong and nothing known, in a few statements; else each by itself, later."""
        new = {}
        for place, reading in enumerate(readings):
            told = reading.told
            if told and told.is_dossier and told.code not in cases and told.code not in new:
                version = self.catalogue.version_of(told)
                if version:
                    new[told.code] = place, replace(told, version=version)
        if not new:
            return
        many = [{"told": told} for _place, told in new.values()]
        done = attempt_work(create_many_as_part, Case, actor=self.actor, reason=self.reason, many=many)
        for case, (place, _told) in zip(done.record or (), new.values(), strict=bool(done.done)):
            cases[case.source_code] = case
            found[place] = self._result(readings[place], Became.CREATED, case)

    def _take_one(self, reading, cases):
        told = reading.told
        if told is None:
            return self._aside(reading, Lack.CONTENT, self._faults(reading))
        case = cases.get(told.code)
        if case is None:
            return self._begin(reading, cases)
        if not case.is_followed():
            said = _("%(number)s was taken in at the desk here.") % {"number": case.number}
            return self._aside(reading, Lack.TYPED_HERE, [said])
        if case.source.knows(told):
            return self._result(reading, Became.SAME, case)
        done = attempt_work(follow, case.follow, actor=self.actor, reason=self.reason, told=told)
        if not done.done:
            return self._aside(reading, Lack.CONTENT, done.sentences)
        cases[told.code] = done.record
        stands = done.record.told_at == told.at and done.record.national_code == told.state
        return self._result(reading, Became.CHANGED if stands else Became.KEPT, done.record)

    def _begin(self, reading, cases):
        """A dossier of which nothing is known yet, by itself."""
        told = reading.told
        if not told.is_dossier:
            return self._aside(reading, Lack.DOSSIER, [_("This dossier has not come yet.")])
        version = self.catalogue.version_of(told)
        if version is None:
            said = _("No procedure with the code “%(code)s” is in force here.") % {"code": told.procedure_code or "–"}
            return self._aside(reading, Lack.PROCEDURE, [said])
        many = [{"told": replace(told, version=version)}]
        done = attempt_work(create_many_as_part, Case, actor=self.actor, reason=self.reason, many=many)
        if done.done:
            (cases[told.code],) = done.record
            return self._result(reading, Became.CREATED, cases[told.code])
        known = self.known([told.code])  # another import was faster
        if told.code in known and told.code not in cases:
            cases |= known
            return self._take_one(reading, cases)
        return self._aside(reading, Lack.CONTENT, self._told_by_another(told.code) or done.sentences)

    @staticmethod
    def _told_by_another(code):
        """Two systems tell of one code: the dossier stands once, and the second is told where."""
        other = Case._base_manager.filter(number=code).exclude(source_system="").first()
        names = {"number": code, "system": other and other.source_system}
        return [_("%(number)s is followed from “%(system)s” already.") % names] if other else []

    def _faults(self, reading):
        """What is wrong in a message, each with the name that the field has for whoever sent it."""
        said = [(self.names.get(name, name), each) for name, several in reading.faults.items() for each in several]
        return [f"{name}: {each}" if name else str(each) for name, each in said]

    # ── What came of it

    def _result(self, reading, became, case):
        if reading.code in self.waited:
            unplaced.settle(self.system, reading)
        more = {"unknown_fields": sorted(reading.unknown), "not_taken": reading.not_taken}
        return Result(reading.code, became, case.number, **more)

    def _aside(self, reading, lack, says):
        unplaced.keep(self.system, reading, lack, says)
        self.waited.add(reading.code)
        more = {"unknown_fields": sorted(reading.unknown), "not_taken": reading.not_taken}
        return Result(reading.code, Became.UNPLACED, says=[str(each) for each in says], **more)

    # ── What waited

    def _take_up_those_that_waited(self, codes):
        """Moves that came before their dossier."""
        if codes:
            self.take_up(unplaced.waiting(self.system).filter(code__in=codes, lack=Lack.DOSSIER))

    def take_up(self, rows):
        """Try once more what was kept aside; how many found their place. The identity is handed on, not kept twice."""
        placed = 0
        for row in rows.select_related("identity").order_by("kind", "pk")[:MOST_TAKEN_UP]:  # dossiers before moves
            reading = unplaced.reading_of(self.system, row)
            self.waited.add(row.code)
            cases = self.known([row.code])
            if reading.told and (row.code in cases or self.catalogue.version_of(reading.told)):
                done = self._take_one(reading, cases)
                placed += done.became is not Became.UNPLACED
        return placed


def take_up_all(owners):
    """For each system: what waits for a procedure or a dossier, tried once more; how many found their place."""
    return sum(
        Intake(system, owner).take_up(unplaced.waiting(system).filter(lack__in=unplaced.TAKEN_UP))
        for system, owner in owners.items()
    )
