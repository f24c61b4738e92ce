"""A form's fields are checked before it is reviewed, and filled in from records by whoever may see them."""

import io

import docx
import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from documents.files.apart import Fault, Unreadable, fill_apart
from documents.house_forms.fields import common_fields, faults_of, fields_of, kind_of, kinds
from documents.house_forms.starters import STARTERS, starter
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet
from tests.documents.controlled import making as documents
from tests.documents.texts import making as texts
from tests.processes.nonconformities import making as nonconformities

from . import making

pytestmark = pytest.mark.both_databases


def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def lines(content):
    return [each.text for each in docx.Document(io.BytesIO(content)).paragraphs if each.text]


def test_a_form_is_filled_in_from_a_record_with_its_code_and_issue_in_force(office):
    revision, record = making.in_force(office), nonconformities.reported(office)
    address = reverse("form_fill", args=[revision.document_id])
    answer = browser(office.congchuc1).post(address, {"number": record.number.lower()})
    assert answer.status_code == 200, answer.content.decode()[-2000:]
    said = lines(answer.content)
    assert said == ["BM-QT-HT-04-09 – 01/00", f"Số {record.number}", record.title_text()]
    assert "BM-QT-HT-04-09" in answer["Content-Disposition"]


def test_an_unknown_number_is_told_and_kept(office):
    address = reverse("form_fill", args=[making.in_force(office).document_id])
    answer = browser(office.congchuc1).post(address, {"number": "KPH-khong-co"})
    assert answer.status_code == 422 and "KPH-khong-co" in answer.content.decode()


def test_what_somebody_may_not_see_fills_nothing(office):
    record = nonconformities.reported(office)
    address = reverse("form_fill", args=[making.in_force(office).document_id])
    seen = type(record).objects.visible_to(office.quantri).filter(pk=record.pk).exists()
    assert not seen
    assert browser(office.quantri).post(address, {"number": record.number}).status_code == 404


@pytest.mark.parametrize(
    "wrong", ["{{ nonconformity.khong_co }}", "{{ la }}", "{% for a in office %}{% endfor %}", "{{ a"]
)
def test_fields_that_nothing_fills_are_named_and_the_form_is_not_submitted(office, wrong):
    revision = making.draft(office, *making.FIELDS, wrong)
    with override("en"), pytest.raises(RuleNotMet) as refused:
        perform(revision.submit, by=office.congchuc1)
    assert "Nothing fills these fields of the template" in str(refused.value)


def test_a_form_whose_fields_are_not_read_yet_waits(office):
    given = {"text": "", "file": making.template(), "document_": making.form_document(office)}
    revision = documents.draft(office, **given)
    with override("en"), pytest.raises(RuleNotMet, match="wait until it has been read"):
        perform(revision.submit, by=office.congchuc1)


def test_braces_in_another_document_are_no_fields(office):
    revision = texts.with_file(office, making.template("{{ gì đó.khác }}", "{{ la }}"))
    assert perform(revision.submit, by=office.congchuc1).state == "in_review"


def test_a_template_is_about_one_kind_of_record():
    assert kind_of(["nonconformity.number", "office.name"]) is kinds()["nonconformity"]
    assert kind_of(["office.name"]) is None
    assert faults_of(["nonconformity.number", "risk.number"]) == ["nonconformity.number", "risk.number"]


def test_a_template_that_would_run_for_ever_or_look_around_is_stopped(office):
    forever = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(Unreadable) as stopped:
        fill_apart(making.template(forever).read(), {}, seconds=3)
    assert stopped.value.fault == Fault.TOO_MUCH
    with pytest.raises(Unreadable):
        fill_apart(making.template("{{ ''.__class__.__mro__[1].__subclasses__() }}").read(), {})


def test_values_are_words_and_never_markup():
    filled = fill_apart(making.template("{{ a.b }}").read(), {"a": {"b": "<w:p/> & {{ c }}"}})
    assert lines(filled) == ["<w:p/> & {{ c }}"]


@pytest.mark.parametrize("name", STARTERS)
def test_what_is_begun_from_has_only_fields_that_are_filled(office, name):
    content = starter(name, office.congchuc1)
    upload = making.template()
    upload.file, upload.size = io.BytesIO(content), len(content)
    revision = texts.with_file(office, upload, document_=making.form_document(office))
    assert faults_of(revision.file_texts.get().fields) == []
    assert "form.code" in revision.file_texts.get().fields or name == "VB"


def test_the_page_of_fields_tells_them_in_words(office):
    page = browser(office.congchuc1).get(reverse("form_fields")).content.decode()
    address = reverse("form_fields_of_kind", args=["nonconformity"])
    assert "{{ office.name }}" in page and address in page
    assert "{{ nonconformity.number }}" in browser(office.congchuc1).get(address).content.decode()
    assert len(fields_of(kinds()["nonconformity"])) > 5 and len(common_fields()) > 5
    assert browser(office.congchuc1).get(reverse("form_begin", args=["XX"])).status_code == 404
