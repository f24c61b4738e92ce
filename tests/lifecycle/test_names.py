"""What is stored by a name outlives a renaming that is told, and is named when nobody knows it any more."""

from dataclasses import replace

import pytest
from django.core.management import call_command

from documents.controlled import rules
from documents.controlled.models import DocumentRevision
from qms.acts import acts
from qms.acts.acts import acts_of, former_acts, named
from qms.lifecycle import checks
from tests.documents.controlled import making

from .test_exemptions import grant

pytestmark = pytest.mark.django_db


def renamed(monkeypatch, **changes):
    """`submit` under another name, as a later version of the code has it."""
    details = acts_of(DocumentRevision)["submit"]
    transition = next(iter(DocumentRevision.submit._django_fsm.transitions.values()))
    monkeypatch.setitem(transition.custom, "act", replace(details, **changes))
    acts_of.cache_clear()
    former_acts.cache_clear()


@pytest.fixture(autouse=True)
def as_before():
    yield
    acts_of.cache_clear()
    former_acts.cache_clear()


def test_an_exception_granted_under_the_old_name_counts(office, monkeypatch):
    revision = making.draft(office)
    exemption = grant(office, revision, by=office.chutich)
    former = replace(rules.is_not_author, name="author_is_another")
    assert not revision.is_exempt(former, exemption.person)
    assert revision.is_exempt(replace(former, formerly=("is_not_author",)), exemption.person)


def test_what_was_done_under_the_old_name_was_done(office, monkeypatch):
    revision = making.submitted(office)
    assert named(DocumentRevision.submit) == {"submit"}
    renamed(monkeypatch, formerly=("hand_in",))
    assert named(DocumentRevision.submit) == {"submit", "hand_in"}
    assert DocumentRevision.act_label("hand_in") == acts_of(DocumentRevision)["submit"].label
    assert revision.done(DocumentRevision.submit).count() == 1


def test_a_text_is_no_reference():
    with pytest.raises(TypeError):
        acts.name_of("approve")


def test_a_stored_name_that_nobody_knows_is_told(office, capsys, monkeypatch):
    grant(office, making.draft(office), by=office.chutich)
    assert checks.unknown_names("default") == []
    monkeypatch.setattr(checks, "_kept", [replace(each, known=set) for each in checks._kept[:1]])
    assert checks.unknown_names("default") == [("Exceptions granted", "is_not_author")]
    call_command("check", databases=["default"])
    assert "is_not_author" in capsys.readouterr().err
