"""What stands where nobody knew a code is no code, wherever codes are typed or come in."""

import pytest
from django.core.exceptions import ValidationError

from documents.external.models import ExternalDocument
from qms.text.vietnamese import names_something
from tests.documents.takeovers import making as takeovers
from tests.imports import making as imports
from tests.processes.cases.making import refusing
from tests.processes.published import making as lists

NOTHING = ("???", "-", "…", " . ", "", "/")


@pytest.mark.parametrize("code", NOTHING)
def test_a_code_has_a_letter_or_a_digit(code):
    assert not names_something(code) and names_something(f"{code}1")


@pytest.mark.django_db
def test_no_record_is_called_so():
    with refusing(ValidationError):
        ExternalDocument.free_code("???", "taken")
    assert ExternalDocument.free_code("11/2026", "taken") == "11/2026"


def test_a_line_of_a_takeover_lacks_its_code(office):
    (line,) = takeovers.read(office, takeovers.word(code="???")).lines.all()
    assert line.faults()


def test_a_line_of_a_published_list_lacks_its_code(office):
    record = imports.read(office, lists.sheet(("???", *lists.BIRTH[1:])), kind="procedures", by=office.thuky)
    assert imports.verdicts(record) == {2: "wrong"}
