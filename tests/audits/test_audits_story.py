"""The year's audits as the demonstration tells them: each stands where it should, and what came back is said."""

from datetime import datetime

from django.utils import timezone

from audits.conduct.models import Audit
from audits.findings.models import Finding
from audits.findings.seed import audit_story
from fixtures.reference import load_reference
from fixtures.stage import Stage
from fixtures.told import read
from processes.nonconformities.models import Nonconformity
from qms.ledger.now import frozen
from qms.people.models import Unit
from tests.worlds import world

TODAY = timezone.make_aware(datetime(2026, 11, 25, 12))
BEGINS = timezone.make_aware(datetime(2025, 7, 1, 7, 30))


@world
def year():
    """The audits of the file, played up to the day on which the fourth of 2026 is under way."""
    with frozen(BEGINS):
        people = load_reference(password="demo")
    units, stage = {unit.code: unit for unit in Unit.objects.all()}, Stage(TODAY)
    told = read("audits.toml")["audits"]
    for given in told:
        given.pop("sample", None)  # dossiers are of another story
        stage.add(audit_story(given, people=people, units=units, password="demo", stage=stage))
    stage.play()
    return told


def test_every_audit_stands_where_the_file_says(year):
    assert dict(Audit.objects.values_list("title", "state")) == {given["title"]: given["until"] for given in year}


def test_every_finding_of_the_file_is_logged_and_its_audit_closed_only_after_it(year):
    logged = {(row.audit.title, row.description) for row in Finding.objects.select_related("audit")}
    closed = Finding.objects.filter(audit__state="closed")
    told = {(given["title"], words["description"]) for given in year for words in given.get("findings", [])}
    assert logged == told
    assert closed.exists() and not closed.unsettled().exists()


def test_what_2025_found_is_found_again_and_corrected_at_its_cause(year):
    again = Finding.objects.repeated().get(audit__title=year[1]["title"])
    assert again.repeats.audit.title == year[0]["title"]
    assert again.nonconformity.state == "closed" and again.nonconformity.work.actions()


def test_the_third_leaves_findings_open_and_one_disputed(year):
    rows = Finding.objects.filter(audit__title=year[3]["title"]).unsettled()
    assert rows.filter(state="disputed").count() == 1 and rows.exclude(state="disputed").exists()


def test_the_fourth_is_partly_answered(year):
    lines = Audit.objects.get(title=year[4]["title"]).checklist.lines()
    assert 0 < lines.exclude(answer="").count() < lines.count()


def test_what_an_audit_raised_is_followed_through_the_door(year):
    agreed = Finding.objects.filter(grade__in=("major", "minor"), state__in=("agreed", "closed"))
    assert Nonconformity.objects.filter(source="audit_finding").count() == agreed.count()
