"""What each pass of the clock does for the evidence: it verifies what is new, then seals it.

Rows are read up to the newest; of the seals, those since the last pass. The rest waits for the night.
"""

from itertools import chain

from django.db import transaction

from qms.jobs.progress import Progress
from qms.ledger.formats import altered_formats, kept_models
from qms.ledger.keyed_rows import foreign_rows, keyed_models
from qms.ledger.now import now

from .findings import Finding
from .marks import grown_marks, newest_faults, sealed_marks
from .moment import one_moment
from .records_verified import differing_records
from .rows_verified import SEALS, Reading, next_seals, read_stretch
from .seals import Seal, make_seal, newest_rows
from .signals import altered
from .verdicts import Verification, Watch, note_watch, watched_up_to, write_verdict

# Of tables that grow without end, a pass looks at the newest rows and leaves the rest to the night.
NEWEST = 2000


def verify_new_and_seal():
    """Verify what no pass has seen yet, and seal what no seal covers; gives how many seals were made."""
    begun, start = now(), watched_up_to()
    number = Seal.objects.order_by("-number").values_list("number", flat=True).first() or 0
    reading = Reading.after_seal(start if start <= number else 0)
    reading.seen = {model._meta.label: set() for model in kept_models()}
    has_new, findings = _has_new(reading), []
    for finding in _new(reading, has_new):
        findings.append(finding)
        if len(findings) == NEWEST:
            break
    if findings:
        _tell(begun, number, findings)
    if number != start:
        note_watch(number)
    return 1 if (has_new or grown_marks()) and make_seal() else 0


def _new(reading, has_new):
    """Yield a Finding for everything new that does not agree."""
    with one_moment():
        if has_new:
            yield from _new_rows(reading)
        for table, row, says in chain(_other_tables(), newest_faults(sealed_marks())):
            yield Finding(table, row, says)


def _has_new(reading):
    newest = newest_rows()
    return any(newest[label] > reading.upto.get(label, 0) for label in newest)


def _new_rows(reading):
    going_on = True
    while going_on:
        seals = next_seals(reading.number)
        yield from read_stretch(reading, seals, Progress())
        going_on = len(seals) == SEALS
    for model in kept_models():
        keys = sorted(reading.seen[model._meta.label])
        for begin in range(0, len(keys), NEWEST):
            yield from differing_records(model, keys[begin : begin + NEWEST])


def _other_tables():
    """(table, row, sentence) of the newest rows that have no history; of people, of all of them."""
    yield from altered_formats()
    for model in keyed_models():
        for pk in foreign_rows(model, NEWEST):
            yield model._meta.db_table, pk, "was not written by this program as it stands"


@transaction.atomic
def _tell(begun, number, findings):
    """Put it on record and tell those who may know, unless the same was told already."""
    first = [str(each) for each in findings]
    last = Verification.objects.filter(findings__gt=0).last()
    verdict = {"findings": len(findings), "says": "\n".join(first)[:4000]}
    if last and {"findings": last.findings, "says": last.says} == verdict:
        return
    written = write_verdict(whole=False, begun_at=begun, seal=number, findings=len(findings), first=first)
    altered.send(Verification, verdict=written)


def last_pass():
    """When a pass last noted how far it had come, or None."""
    return Watch.objects.values_list("at", flat=True).first()
