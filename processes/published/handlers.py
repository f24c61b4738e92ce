"""What follows when the file of a list is in: the list is whole."""

from django.dispatch import receiver

from qms.acts.acts import named
from qms.imports.models import Import
from qms.imports.states import Verdict
from qms.lifecycle.door import follow
from qms.lifecycle.signals import moved

from .models import PublishedList
from .states import ListState


@receiver(moved, sender=Import)
def close_with_its_file(record, act, actor, **kwargs):
    """Every row of the file is in: nothing that the source told is missing."""
    if act in named(Import.finish) and record.kind == "procedures":
        lists = PublishedList.objects.filter(digest=record.digest, state=ListState.ARRIVING)
        missing = record.rows.filter(verdict__in=(Verdict.WRONG, Verdict.ASKED)).exists()
        for each in [] if missing else lists:
            follow(each.close, actor=actor)
