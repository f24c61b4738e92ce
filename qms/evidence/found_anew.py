"""By which words records are found, made anew from the records, or compared with what they say."""

from itertools import islice

from django.db import transaction

from .searched import Searched, first_key, keep_found, rows_of, searched_models

AT_ONCE = 500


def find_all_anew(tell=lambda model, number: None):
    """Make the rows of every record anew; how many records there are."""
    count = 0
    with transaction.atomic():
        Searched.objects.all().delete()
        for model in searched_models():
            number = 0
            for some in _batches(model):
                keep_found(some, new=True)
                number += len(some)
            tell(model, number)
            count += number
    return count


def faults_of_found():
    """Yield a sentence for every record that is found by other words than it says, and for rows of no record."""
    known = 0
    for model in searched_models():
        for some in _batches(model):
            wanted = {row.pk: _words(row) for record in some for row in rows_of(record)}
            first, last = first_key(model, some[0].pk), first_key(model, some[-1].pk + 1) - 1
            kept = {row.pk: _words(row) for row in Searched.objects.filter(pk__gte=first, pk__lte=last)}
            known += len(kept)
            for record in some:
                begin, end = first_key(model, record.pk), first_key(model, record.pk + 1)
                if _between(kept, begin, end) != _between(wanted, begin, end):
                    yield f"{model._meta.label} {record.number} is found by other words than it says"
    more = Searched.objects.count() - known
    if more:
        yield f"{more} rows are of no record"


def _batches(model):
    rows = model._base_manager.select_related(*model.reads_with).order_by("pk").iterator(AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        yield some


def _words(row):
    return row.code, row.title, row.text, row.spelled


def _between(rows, begin, end):
    return {key: words for key, words in rows.items() if begin <= key < end}
