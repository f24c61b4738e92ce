"""A file that can't be put away stops no clock: it is not taken twice, tried again, and told on the health page."""

import errno
import json
import os
from pathlib import Path

import pytest
from django.utils.translation import override

from processes.cases.models import Case
from processes.followed import folder
from processes.followed.handlers import look_into_the_folder
from processes.followed.health import owners_of_imports, watched_folder
from processes.followed.models import StuckFile
from qms.jobs.models import Job
from qms.ledger.now import frozen, now
from tests.jobs.worker import work_off
from tests.processes.cases.making import at
from tests.processes.followed import making


@pytest.fixture(autouse=True)
def thursday(settings, tmp_path):
    settings.FOLLOWED_SYSTEMS = {making.SYSTEM: "motcua1"}
    settings.FOLLOWED_FOLDER = str(tmp_path)
    (tmp_path / making.SYSTEM).mkdir()
    with frozen(at(2026, 3, 5, 8, 0)), override("en"):
        yield


@pytest.fixture
def place(settings, office):
    making.procedure(office)
    return Path(settings.FOLLOWED_FOLDER) / making.SYSTEM


def laid(place, name="ngay.json", *items, old=60):
    path = place / name
    path.write_text(json.dumps({"data": list(items) or [making.dossier()]}))
    os.utime(path, (now().timestamp() - old,) * 2)
    return path


def a_pass():
    look_into_the_folder(now())
    work_off()


def no_space(monkeypatch, *names):
    """What these methods of paths do on a full disk."""

    def full(self, *args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    for name in names:
        monkeypatch.setattr(Path, name, full)


@pytest.mark.parametrize("fault", ["rename", "mkdir", "a file where the folder should be"])
def test_what_stands_against_it_is_told_and_the_file_is_neither_lost_nor_taken_twice(place, monkeypatch, fault):
    path = laid(place)
    if fault in ("rename", "mkdir"):
        no_space(monkeypatch, fault)
    else:
        (place / "done").write_text("")
    a_pass()
    assert Case.objects.count() == 1 and path.exists() and Job.objects.get().state == "done"
    told = watched_folder()
    assert not told.well and "ngay.json" in told.says and ("space" in told.says or "exists" in told.says)
    assert folder.waiting() == []
    a_pass()  # neither taken again, nor forgotten
    assert StuckFile.objects.count() == 1 and not list((place).glob("done/*.txt"))


def test_it_is_put_away_as_soon_as_it_can_be(place, monkeypatch):
    path = laid(place)
    with monkeypatch.context() as full:
        no_space(full, "rename")
        a_pass()
    a_pass()
    assert not path.exists() and not StuckFile.objects.exists() and watched_folder().well
    (said,) = (place / "done").glob("*.txt")
    assert "1 dossier is new" in said.read_text() and said.with_suffix("").exists()


def test_a_text_that_can_not_be_written_keeps_no_file_back(place, monkeypatch):
    no_space(monkeypatch, "write_text")
    path = place / "ngay.json"
    path.write_bytes(json.dumps({"data": [making.dossier()]}).encode())
    os.utime(path, (now().timestamp() - 60,) * 2)
    a_pass()
    assert not path.exists() and not StuckFile.objects.exists() and Case.objects.count() == 1


def test_another_file_of_the_same_name_is_taken_though_the_first_lies_there_in_vain(place, monkeypatch):
    laid(place)
    no_space(monkeypatch, "rename")
    a_pass()
    laid(place, "ngay.json", making.dossier("H-2"), making.dossier("H-3"), old=90)
    a_pass()
    assert Case.objects.count() == 3


def test_names_that_are_taken_or_long_find_another(place):
    for name in ("a.json", "a.json", f"{'ă' * 120}.json"):
        folder.take_file(laid(place, name), making.SYSTEM, None)
    names = sorted(each.name for each in (place / "failed").glob("*.json"))
    assert len(names) == 3 and max(len(os.fsencode(each)) for each in names) < 250 and not StuckFile.objects.exists()


def test_the_doctor_names_an_import_without_an_owner(office, settings):
    assert owners_of_imports().well
    settings.FOLLOWED_SYSTEMS = {making.SYSTEM: "nobody"}
    assert not owners_of_imports().well and making.SYSTEM in owners_of_imports().says
