"""Every page of the program in a real browser, at both sizes: accessible, no wider than the screen, in Vietnamese."""

import pytest

from tests.access.addresses import address
from tests.access.world import make_world, populated_office

from .conftest import come_in, faults_of

pytestmark = pytest.mark.browser

# Who looks at which pages: lines of tests/access/addresses.py, or paths with {names} of the world's records.
LOOKS = {
    "motcua1": [
        "home",
        "cases",
        "cases_new",
        "cases/new?procedure=QT-TP-09",
        "cases_record",
        "cases_act",
        "case_paper",
        "cases/{case}/papers/control-sheet",
        "case_identity",
        "cases_printed",
        "cases/{case}/acts/withdraw",
        "cases/{case}?as_of=2036-01-01",
        "notices",
        "password_change",
        "feedback",
        "feedback_new",
        "feedback_record",
        "feedback_identity",
    ],
    "congchuc1": [
        "home",
        "notices",
        "documents",
        "documents_record",
        "documents_record of a draft",
        "documents_new",
        "document_revisions",
        "document_revisions_record of a draft",
        "document_revisions_act of a draft",
        "document-revisions/{draft}/acts/edit",
        "document-revisions/{draft}/acts/cancel",
        "document_revisions_record",
        "document_revisions_new",
        "revision_steps",
        "revision_compare",
        "procedures",
        "procedure_versions",
        "procedure_versions_record",
        "procedure_versions_record of a draft",
        "acknowledgements",
        "acknowledgements_record",
        "acknowledge",
        "cases/{case}/acts/complete_step",
        "cases/{case}/acts/request_supplement",
        "cases/{case}/acts/refuse",
        "feedback_act",
        "search?q=kiem+soat",
        "search?q=khongco",
    ],
    "truongphong": [
        "periodic_reviews",
        "periodic_reviews_new",
        "periodic_reviews_record",
        "periodic_reviews_act",
        "cases/{case}/acts/suspend",
        "cases/{case}/acts/apologise",
        "cases?late=on&state=in_progress",
        "people_post",
        "actions",
        "actions_new",
        "actions_record",
        "actions_act",
        "risks",
        "risks_matrix",
        "risks_scale",
        "risks_new",
        "risks_record",
        "risks_act",
        "periodic_reports_record",
        "report_counted",
    ],
    "giamdoc": [
        "surveys",
        "surveys_new",
        "surveys_record",
        "surveys_act",
        "survey_results",
        "survey_public",
        "survey_kiosk",
    ],
    "chutich": [
        "process_map",
        "exemptions",
        "exemptions_new",
        "exemptions_record",
        "home",
        "objectives",
        "objectives_new",
        "objectives_record",
        "objectives_act",
        "objective_counted",
        "figures",
        "plans",
        "plans_record",
        "plan_tasks",
        "plan_annex",
        "report_rounds",
        "report_rounds_record",
        "round_counted",
        "periodic_reports",
    ],
    "qmr": [
        "audits",
        "audits_new",
        "audits_record",
        "audits_act",
        "audit_checklist",
        "auditors",
        "auditor_new",
        "findings",
        "findings_record",
        "findings_act",
        "audit_programmes",
        "audit_programmes_new",
        "audit_programmes_record",
        "audit_coverage",
        "audit_coverage_behind",
        "self_inspections",
        "self_inspections_record",
        "inspection_rounds",
        "inspection_round",
        "inspection_round_new",
        "inspection_round_edit",
        "audit_questions",
        "audit_question_new",
        "processes",
        "processes_record",
        "processes_act",
        "processes_new",
        "document_revisions_act",
        "nonconformities",
        "nonconformities_new",
        "nonconformities_record",
        "nonconformities_act",
        "causes",
        "cause_new",
        "cause_edit",
    ],
    "quantri": [
        "people",
        "people_unit",
        "people_post",
        "people_unit_new",
        "people_unit_rename",
        "people_post_new",
        "people_post_hold",
        "people_holding_end",
        "people_holding_substitute",
        "people_accounts",
        "people_account",
        "people_account_new",
        "people_account_edit",
        "people_account_step",
        "health",
        "home",
        "cases",
        "gallery",
        "workdays",
        "calendar/?year=2027",
        "workdays_due",
        "calendar/due?received=2026-03-02T08:00&days=3",
        "workdays_day",
        "workdays_day_add",
        "workdays_hours",
        "workdays_hours_add",
        "workdays_year",
    ],
}


def path_of(look, world):
    """The path of a look: a line of the table, or a path of its own."""
    if "/" in look or "?" in look:
        return "/" + look.format(case=world.case.pk, draft=world.draft.pk)
    return address(look, world)


def test_every_page_is_clean(transactional_db, live_server, visit):
    world = make_world(populated_office())
    faults = []
    for username, looks in LOOKS.items():
        come_in(visit, live_server, getattr(world.office, username))
        for look in looks:
            answer = visit.goto(live_server.url + path_of(look, world))
            faults += [f"{username} {answer.status} at {look}"] if answer.status != 200 else []
            faults += faults_of(visit)
    assert not faults, "\n".join(faults)
