"""What leaves the office is kept as issued: drawn once, by the act that issues it, and given out ever after.

Whoever prints it again gets the same, whatever has changed since: days, names, wording.
"""

from functools import cache

from django.apps import apps
from django.dispatch import receiver
from django.utils.text import slugify
from django.utils.translation import override

from qms.acts.acts import named
from qms.evidence.papers import keep_paper
from qms.lifecycle.registry import type_of
from qms.lifecycle.signals import moved
from qms.text.vietnamese import fold

from .kept_sheets import LANGUAGE


def papers_of_type(kind):
    """Everything that can be printed of the records of a type: its forms, and the papers with a page of their own."""
    return (*kind.printed_forms, *kind.papers)


@cache
def _issued_by(label):
    """{name of an act: the papers it issues} of the records of a model."""
    kind, issued = type_of(apps.get_model(label)), {}
    for paper in papers_of_type(kind) if kind else ():
        for name in named(*paper.issued_by):
            issued.setdefault(name, []).append(paper)
    return issued


@receiver(moved)
def keep_what_is_issued(record, act, actor, **kwargs):
    """Keep the papers that this act issues, in the office's language, with what they say at this moment."""
    for paper in _issued_by(record._meta.label).get(act, ()):
        with override(LANGUAGE):
            content = paper.issued(record, actor.person)
            name = slugify(fold(f"{record.number.replace('/', '-')} {paper.title}"))
        if content is not None:
            keep_paper(record, paper.kept_as, content, f"{name}.html")
