"""The main job in a real browser, on a desk and on a phone: a procedure is written anew, and a dossier runs on it."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.controlled.models import DocumentRevision
from processes.cases.models import Case
from tests.office import Office
from tests.processes.cases import making as cases

from .conftest import come_in, log_in, page_is_clean

pytestmark = pytest.mark.browser
RESULT = {"name": "giay-xac-nhan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 mau"}


class Desk:
    """People who take turns at one browser; every page they come to must be clean."""

    def __init__(self, page, server, office):
        self.page, self.server, self.office = page, server, office

    def turn(self, username):
        come_in(self.page, self.server, getattr(self.office, username))

    def open(self, path):
        self.page.goto(self.server.url + path)
        page_is_clean(self.page)

    def press(self, name, **kwargs):
        """Press what is named so in the page itself, and look at where it leads."""
        control = self.page.locator("main").get_by_role("link", name=name, **kwargs)
        control = control.or_(self.page.locator("main").get_by_role("button", name=name, **kwargs))
        with self.page.expect_navigation():
            control.first.click()
        page_is_clean(self.page)

    def act(self, username, address, name, **values):
        """One act by its person: from the record to the form and back."""
        self.turn(username)
        self.page.goto(self.server.url + address)
        with self.page.expect_navigation():
            self.page.click(f"a[data-act={name}]")
        for field, value in values.items():
            self._fill(field, value)
        page_is_clean(self.page)
        with self.page.expect_navigation():
            self.page.click("main form[data-draft] button.btn-primary")
        assert self.page.url == self.server.url + address, self.page.inner_text("main")
        page_is_clean(self.page)

    def _fill(self, field, value):
        control = self.page.locator(f"main [name={field}]")
        kind = control.first.get_attribute("type")
        if kind == "file":
            control.set_input_files(value)
        elif kind in ("radio", "checkbox"):
            self.page.check(f"main [name={field}][value={value}]")
        elif control.first.evaluate("e => e.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)


@pytest.fixture
def desk(transactional_db, live_server, visit):
    return Desk(visit, live_server, Office())


def test_a_procedure_comes_into_force_and_a_dossier_runs_on_it(desk):
    document = cases.procedure(desk.office)
    log_in(desk.page, desk.server, "congchuc1", "demo")
    page_is_clean(desk.page)
    record = _drafted(desk, document)
    desk.act("congchuc1", record, "submit")
    desk.turn("truongphong")
    desk.open("/")
    desk.open(f"{record}/compare")
    desk.act("truongphong", record, "endorse", password="demo")
    desk.act("chutich", record, "approve", password="demo")
    desk.act("thuky", record, "release")
    address = _received(desk, document)
    desk.act("motcua1", address, "accept", values_so_ban="2")  # the first step is the receiving, and is done with it
    desk.turn("congchuc1")
    desk.open("/")
    desk.act("congchuc1", address, "complete_step", outcome="trinh")
    desk.act("truongphong", address, "complete_step", outcome="dong_y")
    desk.act("vanthu", address, "resolve", result=RESULT, result_number="Số 01 (mẫu)")
    desk.act("motcua1", address, "deliver", how="counter")
    desk.open(f"{address}/papers/receipt")
    case = Case.objects.get()
    assert case.state == "closed" and case.version.revision.change_summary == "Viết rõ mục đích"


def _drafted(desk, document):
    """A new revision typed in the editor; gives its address."""
    desk.open(reverse("documents_record", args=[document.pk]))
    desk.press(_("New revision"))
    desk.page.locator("trix-editor").click()
    desk.page.keyboard.type("Mục đích của quy trình")
    for field, value in (("change_summary", "Viết rõ mục đích"), ("reviewers", "truongphong"), ("approver", "chutich")):
        desk._fill(field, value)
    desk.press(_("Create"))
    revision = DocumentRevision.objects.get(document=document, state="draft")
    assert "Mục đích của quy trình" in revision.text
    desk.open(reverse("revision_steps", args=[revision.pk]))
    return reverse("document_revisions_record", args=[revision.pk])


def _received(desk, document):
    """A dossier at the desk; gives its address."""
    desk.turn("motcua1")
    desk.open(reverse("cases_new"))
    desk.page.click(f"a[href*='procedure={document.number}']")
    desk.page.fill("[name=applicant_name]", "Nguyễn Thị Mẫu")
    for part in cases.PARTS:
        desk.page.check(f"[name=parts][value='{part}']")
    page_is_clean(desk.page)
    desk.press(_("Create"))
    return reverse("cases_record", args=[Case.objects.get().pk])


@pytest.mark.parametrize("size", ["desktop"], indirect=True)
def test_keys_lead_about(desk):
    desk.turn("congchuc1")
    desk.open(reverse("documents"))
    desk.page.keyboard.press("/")
    assert desk.page.evaluate("document.activeElement.name") == "q"
    desk.page.keyboard.type("g m")
    assert desk.page.input_value("#find") == "g m"  # keys typed into a field are text
    desk.page.evaluate("document.activeElement.blur()")
    desk.page.keyboard.press("?")
    assert desk.page.locator("#keys").is_visible()
    desk.page.keyboard.press("Escape")
    assert not desk.page.locator("#keys").is_visible()
    desk.page.keyboard.press("g")
    with desk.page.expect_navigation():
        desk.page.keyboard.press("m")
    assert desk.page.url == desk.server.url + "/"
