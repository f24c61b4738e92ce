"""A database or a disk that can't take it now is no fault of the program: 503, with the seconds after which to ask."""

import errno
import os
import sqlite3

import psycopg
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, OperationalError, connection
from django.test import Client

from documents.controlled.models import Document
from qms.ledger.strain import Strain, strain_of

from . import making

PROBLEM = "application/problem+json"


def of_sqlite(name):
    fault = sqlite3.OperationalError(name)
    fault.sqlite_errorname = name
    return fault


def of_postgresql(state):
    return psycopg.errors.lookup(state)("…")


def wrapped(cause, kind=OperationalError):
    """As Django raises it."""
    fault = kind(str(cause))
    fault.__cause__ = cause
    return fault


TOLD = [
    *((of_sqlite(name), Strain.BUSY) for name in ("SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_LOCKED")),
    *((of_sqlite(name), Strain.FULL) for name in ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR_WRITE")),
    *((of_sqlite(name), Strain.FULL) for name in ("SQLITE_CANTOPEN", "SQLITE_READONLY_DBMOVED")),
    *((of_postgresql(state), Strain.BUSY) for state in ("40001", "40P01", "55P03", "57014", "57P01", "53300")),
    *((of_postgresql(state), Strain.FULL) for state in ("53100", "25006", "58030")),
    (psycopg.OperationalError("connection refused"), Strain.BUSY),
    *((of_sqlite(name), None) for name in ("SQLITE_ERROR", "SQLITE_CORRUPT", "SQLITE_NOTADB")),
    *((of_postgresql(state), None) for state in ("42P01", "22003", "23505")),
]


@pytest.mark.parametrize(("cause", "told"), TOLD, ids=lambda each: str(each))
def test_the_drivers_own_codes_tell(cause, told):
    assert strain_of(wrapped(cause, DatabaseError)) is told


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOENT])
def test_a_disk_tells_too(number):
    assert strain_of(OSError(number, os.strerror(number))) is (None if number == errno.ENOENT else Strain.FULL)


def test_what_was_mended_on_the_way_is_no_strain():
    try:
        try:
            raise wrapped(of_sqlite("SQLITE_BUSY"))
        except OperationalError:
            raise ValueError from None
    except ValueError as fault:
        assert strain_of(fault) is None
    assert strain_of(IntegrityError("…")) is None


@pytest.fixture
def strained(monkeypatch):
    """`strained(cause)`: from now on every statement that writes ends in it."""

    def begin(cause):
        def refuse(execute, sql, params, many, context):
            if sql.lstrip().upper().startswith(("INSERT", "UPDATE")):
                raise wrapped(cause)
            return execute(sql, params, many, context)

        monkeypatch.setattr(connection, "execute_wrappers", [refuse])

    return begin


@pytest.mark.parametrize(("cause", "seconds"), [("SQLITE_BUSY", "5"), ("SQLITE_FULL", "120")])
def test_a_script_is_told_when_to_come_again(script, strained, cause, seconds):
    document = {"code": "QT-01", "title": "Quy trình", "kind": "procedure", "unit": "vhxh"}
    writer = script("congchuc1")
    writer.get("documents")
    strained(of_sqlite(cause))
    refusal = writer.post("documents", document, **{"Idempotency-Key": "một"})
    assert (refusal.status_code, refusal["Content-Type"], refusal["Retry-After"]) == (503, PROBLEM, seconds)
    assert refusal.json()["type"] == "urn:qms:problem:busy"
    connection.execute_wrappers.clear()
    assert writer.post("documents", document, **{"Idempotency-Key": "một"}).status_code == 201
    assert Document.objects.count() == 1


def test_a_person_is_told_too_and_keeps_what_was_typed(office, strained):
    browser = Client(raise_request_exception=False, headers={"Accept-Language": "en"})
    browser.force_login(office.congchuc1)
    strained(of_sqlite("SQLITE_BUSY"))
    page = browser.post("/documents/new", {"code": "QT-01", "title": "A", "kind": "procedure", "unit": "vhxh"})
    assert (page.status_code, page["Retry-After"]) == (503, "5")
    assert "data-keep-drafts" in page.content.decode()


def test_a_full_disk_under_the_files_is_told(script, monkeypatch):
    revision = making.draft(script)

    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(type(default_storage._wrapped), "_save", full)
    file = SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n")  # kept as it is: only documents are looked into
    refusal = script("congchuc1").act(revision, "edit", file=file)
    assert (refusal.status_code, refusal["Retry-After"]) == (503, "120")
