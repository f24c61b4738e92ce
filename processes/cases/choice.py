"""Which procedure a new dossier is for: all in force, what the person took in last first, found by a few letters."""

import re

from documents.citations.queries import ended_below, ending_below
from documents.controlled.document import Document
from documents.controlled.states import RevisionState
from qms.text.vietnamese import fold

from ..procedures.models import ProcedureVersion
from .forms import procedures_of
from .models import Case

LOOKED_BACK = 200  # dossiers that the person took in
SHOWN = 8  # procedures that stand first
WORD = re.compile(r"[a-z0-9]+")


class Choice:
    """The procedures in force that a person may take a dossier in for, narrowed by what they typed."""

    def __init__(self, user, wanted=""):
        self.wanted = wanted
        documents = procedures_of(user).values("pk")
        versions = ProcedureVersion.objects.filter(revision__document__in=documents)
        versions = versions.filter(revision__state=RevisionState.EFFECTIVE, revision__taken_over_by__isnull=True)
        self.in_force = list(versions.select_related("revision__document", "unit_in_charge"))
        keys = [each.revision.document_id for each in self.in_force]
        ended, ending = ended_below(Document, keys), ending_below(Document, keys)
        for version in self.in_force:
            version.rests_on_ended = ended.get(version.revision.document_id, [])
            version.rests_on_ending = ending.get(version.revision.document_id, [])
            version.found_by, version.initials = words_of(version)
        found = [each for each in self.in_force if fits(each, wanted)]
        by_document = {each.revision.document_id: each for each in found}
        last = [by_document.pop(key) for key in last_used(user) if key in by_document]
        self.used = last[:SHOWN]
        rest = [each for each in found if each not in self.used]
        self.versions = sorted(rest, key=lambda each: (each.field, each.revision.document.number))


def last_used(user):
    """The procedures of the dossiers that a person took in, the last first, each once."""
    taken = Case._base_manager.filter(received_by=user).order_by("-pk").values_list("procedure_id", flat=True)
    return list(dict.fromkeys(taken[:LOOKED_BACK]))


def words_of(version):
    """(the folded words by which a version is found, the first letters of its title)."""
    document = version.revision.document
    said = WORD.findall(fold(f"{version.revision.title} {document.number} {version.national_code} {version.field}"))
    return " ".join(said), "".join(word[0] for word in WORD.findall(fold(version.revision.title)))


def fits(version, wanted):
    """Whether every word typed begins a word of the version, or is the first letters of its title."""
    words = fold(wanted).split()
    begun = all(f" {word}" in f" {version.found_by}" for word in words)
    return begun or (len(words) == 1 and words[0] in version.initials)
