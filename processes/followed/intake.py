"""Taking messages of a source system: each by itself through the door, in the name of the import's owner.

What can't be taken is kept aside with a sentence and taken up again when what it waits for is there. The same message
once more changes nothing, so a batch that was cut off is simply sent again.
"""

from collections import Counter
from dataclasses import replace
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from qms.lifecycle.door import create_many_as_part, follow, follow_together
from qms.lifecycle.reception import attempt_work
from qms.people.actors import actors_of

from ..cases.models import Case
from ..cases.source import write_messages
from . import lacks, unplaced
from .catalogue import Catalogue
from .models import Lack
from .national import as_plain, theirs
from .plain import read
from .results import Became, Result
from .second_try import take_up_after

AT_ONCE = 100  # items in one transaction: others get their turn between two


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

    def take_again(self, code, reading):
        """A Result for a message that was kept aside; None where what it waits for is still not there."""
        self.waited.add(code)
        cases = self.known([code])
        if reading.told and (code in cases or self.catalogue.version_of(reading.told)):
            return self._take_one(reading, cases)
        return None

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
        """New dossiers are begun together, then moves of dossiers that are here; then the rest, in order."""
        cases = self.known({each.told.code for each in readings if each.told})
        self.waited = unplaced.codes_waiting(self.system, {each.code for each in readings})
        found = dict(enumerate([None] * len(readings)))
        self._begin_together(readings, cases, found)
        while several := self._next_of_each(readings, cases, found):
            if not self._follow_together(several, readings, cases, found):
                break
        for place, reading in enumerate(readings):
            if found[place] is None:
                found[place] = self._take_one(reading, cases)
        take_up_after(self, [each.code for each in found.values() if each.became is Became.CREATED])
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

    def _next_of_each(self, readings, cases, found):
        """{code: place} of the next message of each dossier that is followed here and knows it not yet."""
        several, met = {}, set()
        for place, reading in enumerate(readings):
            if found[place] is None and reading.code not in met:
                met.add(reading.code)
                case = cases.get(reading.code)
                if reading.told and case and case.is_followed() and not case.source.knows(reading.told):
                    several[reading.code] = place
        return several if len(several) > 1 else {}

    def _follow_together(self, several, readings, cases, found):
        """One message of each of these dossiers in a few statements; False where one of them is refused: each alone."""
        told = {cases[code].pk: readings[place].told for code, place in several.items()}
        done = attempt_work(
            follow_together,
            Case._base_manager.filter(pk__in=told).prefetch_related("messages", "pauses"),
            Case.follow,
            actor=self.actor,
            reason=self.reason,
            values={key: {"told": each, "together": True} for key, each in told.items()},
            write=write_messages,
        )
        for case in done.record or ():
            cases[case.source_code] = case
            place = several[case.source_code]
            found[place] = self._moved(readings[place], case)
        return done.done

    def _moved(self, reading, case):
        stands = case.told_at == reading.told.at and case.national_code == reading.told.state
        return self._result(reading, Became.CHANGED if stands else Became.KEPT, case)

    def _take_one(self, reading, cases):
        told = reading.told
        if told is None:
            return self._aside(reading, Lack.CONTENT, lacks.faults_of(reading, self.names))
        case = cases.get(told.code)
        if case is None:
            return self._begin(reading, cases)
        if not case.is_followed():
            return self._aside(reading, Lack.TYPED_HERE, [lacks.typed_here(case)])
        if case.source.knows(told):
            return self._result(reading, Became.SAME, case)
        done = attempt_work(follow, case.follow, actor=self.actor, reason=self.reason, told=told)
        if not done.done:
            return self._aside(reading, Lack.CONTENT, done.sentences)
        cases[told.code] = done.record
        return self._moved(reading, done.record)

    def _begin(self, reading, cases):
        """A dossier of which nothing is known yet, by itself."""
        told = reading.told
        if not told.is_dossier:
            return self._aside(reading, Lack.DOSSIER, [_("This dossier has not come yet.")])
        version = self.catalogue.version_of(told)
        if version is None:
            return self._aside(reading, Lack.PROCEDURE, [lacks.no_procedure(told)])
        many = [{"told": replace(told, version=version)}]
        done = attempt_work(create_many_as_part, Case, actor=self.actor, reason=self.reason, many=many)
        if done.done:
            (cases[told.code],) = done.record
            return self._result(reading, Became.CREATED, cases[told.code])
        known = self.known([told.code])  # another import was faster
        if told.code in known and told.code not in cases:
            cases |= known
            return self._take_one(reading, cases)
        return self._aside(reading, Lack.CONTENT, lacks.told_by_another(told.code) or done.sentences)

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
