"""Loads the map and the clauses from their readable files. What stands already is never changed."""

import tomllib
from pathlib import Path

from django.conf import settings
from django.db import transaction

from documents.controlled.models import Document
from qms.evidence.seed import named
from qms.ledger.entry import recording
from qms.lifecycle.door import create_as_part
from qms.people.actors import Actor
from qms.people.models import Unit

from .clauses import load_rows
from .models import Process, ProcessDocument, ProcessLink
from .services import tie


@transaction.atomic
def load_map(path, by):
    """Add the processes and flows of a file, and the clauses that lie beside it. Gives the number of rows added."""
    data, units = _read(path), {unit.code: unit for unit in Unit.objects.all()}
    known = {process.number: process for process in Process.objects.all()}
    added = 0
    for given in data["processes"]:
        if given["code"] not in known:
            known[given["code"]] = create_as_part(Process, actor=Actor(by), **_values(given, units))
            added += 1
    beside = Path(path).with_name("clauses.toml")
    return added + _add_flows(data["flows"], known, by) + (load_clauses(beside) if beside.exists() else 0)


@transaction.atomic
def tie_documents(path, by):
    """Tie the documents of a file to the process that each names. Gives the number of ties added."""
    processes = {process.number: process for process in Process.objects.all()}
    documents = {document.number: document for document in Document.objects.all()}
    before = ProcessDocument.objects.count()
    with recording(by=by, act="create"):
        for given in _read(path)["documents"]:
            process, document = named(processes, given.get("process")), documents.get(given["code"])
            if process and document:
                tie(process, document)
    return ProcessDocument.objects.count() - before


@transaction.atomic
def load_clauses(path):
    """Add the clauses of an edition of the standard. Gives the number added."""
    data = _read(path)
    rows = [
        {"number": each["number"], "title_vi": each["title"], "title_en": each["title_en"]} for each in data["clauses"]
    ]
    return load_rows(data["edition"], rows)


def titles_of_file():
    """[(number, title in English)] of the edition that comes with the program."""
    data = _read(Path(settings.BASE_DIR) / "fixtures" / "clauses.toml")
    return [(each["number"], each["title_en"]) for each in data["clauses"]]


def _read(path):
    return tomllib.loads(Path(path).read_text(encoding="utf-8"))


def _values(given, units):
    return {
        "code": given["code"],
        "name": given["name"],
        "kind": given["kind"],
        "unit": units[given["owner_unit"]],
        "purpose": given["purpose"],
        "inputs": "\n".join(given["inputs"]),
        "outputs": "\n".join(given["outputs"]),
        "clauses": ", ".join(given["clauses"]),
        "position": given["order"],
    }


def _add_flows(flows, known, by):
    drawn = set(ProcessLink.objects.values_list("origin__number", "target__number", "what"))
    fresh = [each for each in flows if (each["from"], each["to"], each["what"]) not in drawn]
    with recording(by=by, act="create"):
        for each in fresh:
            ProcessLink.objects.create(origin=known[each["from"]], target=known[each["to"]], what=each["what"])
    return len(fresh)
