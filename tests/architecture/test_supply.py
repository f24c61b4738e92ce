"""What the program stands on: the locks agree with their lists, the bill tells all of it, silence is no audit."""

import json
import re
import subprocess
import sys
import tomllib
from types import SimpleNamespace

import pytest
from django.conf import settings

from release import agreement, audit, bill
from release.lock import LISTS

from .tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LIST = "one==1.0   # why\nTwo_b[more]==2.1  # why\n"
LOCK = """\
one==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via -r some.txt
two-b==2.1 ; sys_platform == 'win32' \\
    --hash=sha256:cc
    # via
    #   -r some.txt
    #   one
three==3 \\
    --hash=sha256:dd
    # via one
"""


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_version_stands_in_one_place():
    assert PROJECT["version"] == settings.VERSION
    assert f"## {settings.VERSION}" in read("CHANGELOG.md")


def test_the_version_is_known_without_installing_the_program(tmp_path):
    """As the container and the unit run it: from its folder, whatever folder one stands in."""
    ask = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from qms.settings import base; print(base.VERSION)"
    ran = subprocess.run([sys.executable, "-c", ask], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == settings.VERSION
    assert "pyproject.toml" not in read(".dockerignore")


def test_the_container_and_the_demo_install_what_is_locked():
    assert "--require-hashes -r requirements.lock" in read("Containerfile")
    assert "--require-hashes" in read("run.py") and "requirements.txt" not in read("run.py")


def test_every_pin_has_its_reason():
    for name in LISTS:
        for line in read(f"{name}.txt").splitlines():
            assert line.startswith("# ") or ("==" in line and " # " in line), f"{name}.txt: {line}"


def test_the_locks_agree_with_their_lists():
    assert list(agreement.of_all(ROOT)) == []


def test_a_lock_names_no_place():
    for name in LISTS:
        assert "://" not in read(f"{name}.lock")


def test_the_small_lock_agrees():
    assert list(agreement.disagreements(LIST, LOCK, "some")) == []


@pytest.mark.parametrize(
    ("listed", "lock"),
    [
        (LIST.replace("1.0", "1.1"), LOCK),
        (LIST + "four==4  # why\n", LOCK),
        (LIST.partition("\n")[2], LOCK),
        (LIST, LOCK.replace("2.1", "2.2")),
        (LIST, LOCK.replace("--hash=sha256:dd", "")),
    ],
    ids=["another version in the list", "not locked", "not in the list", "another version in the lock", "no hash"],
)
def test_a_disagreement_is_named(listed, lock):
    assert len(list(agreement.disagreements(listed, lock, "some"))) == 1


def test_the_hooks_stand_on_the_pinned_packages():
    hooks = re.findall(r"additional_dependencies: \[(.+)\]", read(".pre-commit-config.yaml"))
    assert hooks and agreement.pins("\n".join(hooks)).items() <= agreement.pins(read("requirements-test.txt")).items()


# ── The audit: three answers, and silence is one of them
def ran(dependencies, stderr=""):
    text = json.dumps({"dependencies": dependencies}) if dependencies is not None else ""
    return SimpleNamespace(stdout=text, stderr=stderr)


SOUND = {"name": "one", "version": "1.0", "vulns": []}
UNKNOWN = {"name": "two", "skip_reason": "not found"}
HOLED = {"name": "three", "version": "3", "vulns": [{"id": "CVE-1", "fix_versions": ["3.1"]}]}


@pytest.mark.parametrize(
    ("dependencies", "code"),
    [
        ([SOUND], audit.CLEAN),
        ([SOUND, UNKNOWN], audit.UNASKED),
        ([SOUND, HOLED], audit.VULNERABLE),
        ([UNKNOWN, HOLED], audit.VULNERABLE),
        ([], audit.UNASKED),
        (None, audit.UNASKED),
    ],
)
def test_an_answer_is_clean_only_when_all_was_asked(dependencies, code):
    assert audit.heard("some.lock", ran(dependencies, "no route")).code == code


def test_one_list_that_could_not_be_asked_makes_the_audit_unmade():
    clean, unasked = audit.heard("a", ran([SOUND])), audit.heard("b", ran([UNKNOWN]))
    code = audit.code_of([clean, unasked])
    said = audit.verdict([clean, unasked], code)
    assert code == audit.UNASKED and "NOT MADE" in said and "!!!" in said and "no vulnerability is known." not in said
    assert audit.verdict([clean], audit.code_of([clean])).endswith("no vulnerability is known.")


def test_a_service_that_does_not_answer_is_asked_once(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(audit, "_pip_audit", lambda *given: asked.append(given) or ran([UNKNOWN]))
    lock = tmp_path / "some.lock"
    lock.write_text(LOCK)
    answer = audit.of_lock("python", lock)
    assert len(asked) == 1 and answer.code == audit.UNASKED and len(answer.unasked) == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"vulnerabilities": {}, "metadata": {"dependencies": {"total": 4}}}', audit.CLEAN),
        ('{"vulnerabilities": {"a": {"severity": "high"}}, "metadata": {"dependencies": {"total": 4}}}', 1),
        ('{"message": "405", "error": {"summary": ""}}', audit.UNASKED),
        ("", audit.UNASKED),
    ],
)
def test_npms_answer(text, code):
    assert audit.heard_from_npm(text).code == code


# ── The bill of materials
def component(ref, name, **more):
    return {"bom-ref": ref, "name": name, "version": "1", **more}


def test_the_bill_tells_packages_licences_what_stands_on_what_and_what_is_vendored():
    locked = {
        "components": [component("L1", "one", description="lines"), component("L2", "two-b")],
        "metadata": {"component": {"bom-ref": "root"}},
    }
    installed = {
        "components": [component("one==1", "one", licenses=["MIT"]), component("two==1", "Two_b"), component("x", "x")],
        "dependencies": [{"ref": "one==1", "dependsOn": ["two==1", "x"]}, {"ref": "x"}],
    }
    manifest = json.loads(read(bill.MANIFEST))
    made = bill.completed(locked, installed, {"one"}, manifest)
    names = {each["name"]: each for each in made["components"]}
    assert names["one"]["licenses"] == ["MIT"] and "description" not in names["one"]
    assert "htmx.org" in names and "axe-core" not in names
    depends = {each["ref"]: each["dependsOn"] for each in made["dependencies"]}
    assert depends["L1"] == ["L2"] and depends["L2"] == []
    assert "L1" in depends["root"] and "L2" not in depends["root"] and "vendored:htmx.org" in depends["root"]


def test_every_vendored_file_of_the_program_is_in_the_bill_with_its_digest():
    manifest = json.loads(read(bill.MANIFEST))
    told = {
        file["name"]: file["hashes"][0]["content"]
        for name, each in manifest.items()
        for file in bill.vendored(name, each)["components"]
    }
    assert told == {path: digest for each in manifest.values() for path, digest in each["files"].items()}
