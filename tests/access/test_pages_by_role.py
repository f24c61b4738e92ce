"""Who may look at what: every address of the program × every role, written by hand.

A new address has no line here and fails the first test: whoever adds one says who may see it.
"""

import pytest
from django.test import Client
from django.urls import resolve, reverse

from qms.lifecycle.registry import record_types

from . import page_budgets
from .addresses import address, names_of_all_urls
from .lines import gathered
from .page_budgets import Spent, lines_for
from .world import ROLES

# L asks to log in · A asks for a token (401) · . shows it · > leads on · F refuses the person (403)
# N says there is no such thing (404) · M takes no GET (405)
#
# anonymous, administrator, one-stop officer, author, colleague, officer of another unit, head of the unit,
# quality manager, document controller, top management, clerk, internal auditor, external auditor
TABLE = {
    # ── The shell, and what machines ask
    "home": "L............",
    "login": ".>>>>>>>>>>>>",
    "logout": "MMMMMMMMMMMMM",
    "password_change": "L............",
    "my_access": "L............",
    "my_access_end": "LMMMMMMMMMMMM",
    "security_events": "L.FFFFF.F.FFF",  # for who keeps accounts, the quality system or the office
    "security_events_xlsx": "L.FFFFF.F.FFF",
    "set_language": ">>>>>>>>>>>>>",
    "alive": ".............",
    "ready": ".............",
    "metrics": "NNNNNNNNNNNNN",  # only with the token of METRICS_TOKEN
    "search": "L............",
    "gallery": ".............",
    "file": "LNN..N.......",
    "overview": "LFFFFF.FF.FFF",  # for those who lead a unit or the administration
    "beginning": "L.FFFFFFFFFFF",  # what the office lacks: for whoever administers
    "my_audits": "LFFFFFFFFFF.F",
    "figures": "L............",
    "help": "L............",
    "help_chapter": "L............",
    "figure": "L............",
    "letters": "MMMMMMMMMMMMM",
    "health": "L.FFFFFFFFFFF",
    "health_verify": "LMMMMMMMMMMMM",
    # ── Webhooks: whoever administers sets where messages go
    "webhooks": "L.FFFFFFFFFFF",
    "webhook_new": "L.FFFFFFFFFFF",
    "webhook": "L.FFFFFFFFFFF",
    "webhook_change": "LMFFFFFFFFFFF",
    "message_again": "LMFFFFFFFFFFF",
    # ── Background work: everybody has a page of their own; a job here is the quality manager's
    "jobs": "L............",
    "job_cancel": "LMMMMMMMMMMMM",
    "job_retry": "LMMMMMMMMMMMM",
    "job_file": "LNNNNNN.NNNNN",
    # ── The inbox
    "task_claim": "LMMMMMMMMMMMM",
    "task_hand_back": "LMMMMMMMMMMMM",
    "gaps": "L............",
    "notices": "L............",
    "notices_read": "LMMMMMMMMMMMM",
    "notice_open": "LMMMMMMMMMMMM",
    "telling": "L............",
    "telling_feed": "LMMMMMMMMMMMM",
    "telling_feed_end": "LMMMMMMMMMMMM",
    "feed": ".............",  # a secret address of one person: whoever holds it reads it
    # ── The organisation: everybody reads it, the administrator keeps it, holders and heads name substitutes
    "people": "L............",
    "people_unit": "L............",
    "people_post": "L............",
    "people_unit_new": "L.FFFFFFFFFFF",
    "people_unit_rename": "L.FFFFFFFFFFF",
    "people_unit_end": "L.FFFFFFFFFFF",
    "people_unit_merge": "L.FFFFFFFFFFF",
    "people_unit_plan_end": "L.FFFFFFFFFFF",
    "people_unit_plan_merge": "L.FFFFFFFFFFF",
    "people_unit_withdraw_end": "L.FFFFFFFFFFF",
    "people_unit_take_up": "L.FFFFFFFFFFF",
    "people_post_end": "L.FFFFFFFFFFF",
    "people_post_plan_end": "L.FFFFFFFFFFF",
    "people_post_withdraw_end": "L.FFFFFFFFFFF",
    "people_post_take_up": "L.FFFFFFFFFFF",
    # What is handed over is seen by the person, who heads the unit or one above, and who answers for quality
    "people_unit_handover": "L.FFFF..F.FFF",
    "people_post_handover": "L.FFFF..F.FFF",
    "people_person_handover": "L.F.FF..F.FFF",
    "api_handover_unit": "A.FFFF..F.FFF",
    "api_handover_post": "A.FFFF..F.FFF",
    "api_handover_person": "A.F.FF..F.FFF",
    "people_post_new": "L.FFFFFFFFFFF",
    "people_post_hold": "L.FFFFFFFFFFF",
    "people_holding_end": "L.FFFFFFFFFFF",
    "people_holding_substitute": "L.F.FF.FFFFFF",
    "people_substitution_end": "L..FFFFFFFFFF",
    "people_accounts": "L.FFFFFFFFFFF",
    "people_account": "L.FFFFFFFFFFF",
    "people_account_new": "L.FFFFFFFFFFF",
    "people_account_edit": "L.FFFFFFFFFFF",
    "people_account_step": "L.FFFFFFFFFFF",
    "people_account_links": "LMMMMMMMMMMMM",
    "password_first": ".............",  # a link that is good for nobody: the page says so
    # ── The working calendar
    "workdays": "L............",
    "workdays_due": "L............",
    "workdays_day": "L.FFFFFFFFFFF",
    "workdays_day_add": "L.FFFFFFFFFFF",
    "workdays_hours": "L.FFFFFFFFFFF",
    "workdays_hours_add": "L.FFFFFFFFFFF",
    "workdays_year": "L.FFFFFFFFFFF",
    "first_days": "L............",
    "first_day_add": "L.FFFFFFFFFFF",
    "first_day": "L.FFFFFFFFFFF",
    "usual_times": "L............",
    "usual_time_add": "L.FFFFFFFFFFF",
    "usual_time": "L.FFFFFFFFFFF",
    # ── Documents: what is in force is for everybody with a post, drafts for their unit and those named
    "acknowledge": "LNN>.N.......",  # who is asked to read is led to the text first: asked before it is opened
    "documents": "L............",
    "documents_new": "LF.........FF",
    "documents_record": "LN...........",
    "documents_record of a draft": "LNN..N.......",
    "document_revisions": "L............",
    "document_revisions_new": "LF.........FF",
    "documents_act": "LN...........",
    "documents_xlsx": "L............",
    "documents_table": "L............",
    "document_revisions_xlsx": "L............",
    "document_revisions_record": "LN...........",
    "document_revisions_record of a draft": "LNN..N.......",
    "document_revisions_act": "LN...........",
    "document_revisions_act of a draft": "LNN..N.......",
    "document_revisions_form": "LN...........",
    "document_revisions_form of a draft": "LNN..N.......",
    "revision_compare": "LNN..N.......",
    "acknowledgements": "L............",
    "acknowledgements_xlsx": "L............",
    "acknowledgements_record": "LNN..N.......",
    "acknowledgements_act": "LNN..N.......",
    "periodic_reviews": "L............",
    "periodic_reviews_new": "LFFFFF...FFFF",
    "periodic_reviews_record": "LNN..N.......",
    "periodic_reviews_act": "LNN..N.......",
    "exemptions": "L............",
    "exemptions_new": "LFFFFFFFF.FFF",
    "periodic_reviews_xlsx": "L............",
    "exemptions_xlsx": "L............",
    "exemptions_record": "LNN..N.......",
    # ── Processes, procedures, dossiers
    "process_map": "L............",
    "processes": "L............",
    "processes_new": "LFFFFFF.FFFFF",
    "processes_xlsx": "L............",
    "processes_record": "LN...........",
    "processes_act": "LN...........",
    "procedures": "L............",
    "procedure_versions": "L............",
    "procedure_versions_xlsx": "L............",
    "procedure_versions_record": "LN...........",
    "procedure_versions_record of a draft": "LNN..N.......",
    "procedure_versions_act": "LN...........",
    "revision_steps": "LNN.FNFFFFFFF",
    "revision_steps_preview": "LMMMMMMMMMMMM",
    "define_version": "LNN>>N>>>>>>>",
    "cases": "L............",
    "cases_new": "LF.FFFFFFF.FF",
    "cases_xlsx": "L............",
    "cases_printed": "L............",
    "cases_record": "LN...N.......",
    "cases_act": "LN...N.......",
    "cases_form": "LN...N.......",
    "actions": "L............",
    "actions_xlsx": "L............",
    "actions_new": "LF..........F",
    "actions_record": "LNN..N.......",
    "actions_act": "LNN..N.......",
    "nonconformities": "L............",
    "nonconformities_new": "LF..........F",
    "nonconformities_alike": "LMMMMMMMMMMMM",
    "nonconformities_record": "LNN..N.......",
    "nonconformities_act": "LNN..N.......",
    "nonconformities_xlsx": "L............",
    "nonconformities_table": "L............",
    "nonconformities_form": "LNN..N.......",
    "risks": "L............",
    "risks_xlsx": "L............",
    "risks_table": "L............",
    "risks_matrix": "L............",
    "risks_scale": "L............",
    "risks_new": "LF..........F",
    "risks_record": "LNN..N.......",
    "risks_act": "LNN..N.......",
    # ── The plan is sent to every unit; a report is for its own unit and for those who collect it
    "objectives": "L............",
    "objectives_table": "L............",
    "objectives_xlsx": "L............",
    "objectives_new": "LFFFFF..F.FFF",
    "objectives_record": "LN...........",
    "objectives_act": "LN...........",
    "objectives_form": "LN...........",
    "objective_counted": "LN...........",
    "plans": "L............",
    "plans_xlsx": "L............",
    "plans_new": "LFFFFF..FFFFF",
    "plans_record": "LN...........",
    "plans_act": "LN...........",
    "plan_tasks": "LN...........",
    "plan_tasks_xlsx": "LN...........",
    "plan_annex": "LN...........",
    "plan_annex_act": "LN>>>>>>>>>>>",
    "plan_annex_template": "LN...........",
    "report_rounds": "L............",
    "report_rounds_xlsx": "L............",
    "report_rounds_record": "LN...........",
    "report_rounds_act": "LN...........",
    "report_rounds_form": "LN...........",
    "round_counted": "LN...........",
    "report_counted": "LNN..........",
    "periodic_reports": "L............",
    "periodic_reports_xlsx": "L............",
    "periodic_reports_record": "LNN..........",
    "periodic_reports_act": "LNN..........",
    "periodic_reports_form": "LNN..........",
    "case_paper": "LN...N.......",
    "case_identity": "LN...N.F.F.FF",
    # ── Audits: those of the unit, the team, and those who see everything; from outside the records of a scope alone
    "audits": "L............",
    "audits_xlsx": "L............",
    "audits_new": "LFFFFFF.FFFFF",
    "audits_record": "LNN..N.......",
    "audits_act": "LNN..N.......",
    "audits_form": "LNN..N.......",
    "audit_checklist": "LNN..N.......",
    "audit_programmes": "L............",
    "audit_programmes_xlsx": "L............",
    "audit_programmes_new": "LFFFFFF.FFFFF",
    "audit_programmes_record": "LN...........",
    "audit_programmes_act": "LN...........",
    "audit_programmes_form": "LN...........",
    "audit_coverage": "LF..........F",
    "audit_coverage_behind": "LF..........F",
    "self_inspections": "L............",
    "self_inspections_xlsx": "L............",
    "self_inspections_record": "LNN..........",
    "self_inspections_act": "LNN..........",
    "self_inspections_form": "LNN..........",
    "management_reviews": "L............",
    "management_reviews_xlsx": "L............",
    "management_reviews_new": "LFFFFFF.FFFFF",
    "management_reviews_record": "LNNNNNN......",
    "management_reviews_act": "LNNNNNN......",
    "management_reviews_form": "LNNNNNN......",
    "review_counted": "LNNNNNN......",
    "outsiders": "LFFFFFF.FFFFF",
    "outsider_scope": "LFFFFFF.FFFFF",
    "outsider_openings": "LFFFFFF.FFFFF",
    "audit_field": "LNNFFNFFFFF.F",
    "audit_field_lines": "ANNFFNFFFFF.F",
    "audit_field_messages": "MMMMMMMMMMMMM",
    "field_worker": ".............",
    "evidence_packs": "LFFFFFF.FFFFF",
    "evidence_pack_new": "LFFFFFF.FFFFF",
    "evidence_pack_leave": "LFFFFFF.FFFFF",
    "evidence_pack_file": "LFFFFFFNFFFFF",  # asked for, not made yet
    "findings": "L............",
    "findings_xlsx": "L............",
    "findings_new": "LFFFFFFFFFF.F",
    "findings_earlier": "LMMMMMMMMMMMM",
    "findings_record": "LNN..N.......",
    "findings_act": "LNN..N.......",
    # ── Feedback and surveys: what was opened is for everybody with a post; link and kiosk are for anybody
    "feedback": "L............",
    "feedback_xlsx": "L............",
    "feedback_new": "LF.......F.FF",
    "feedback_record": "LN...N.......",
    "feedback_act": "LN...N.......",
    "feedback_identity": "LN..FN..FFFFF",
    "feedback_form": "LN...N.......",
    "surveys": "L............",
    "surveys_xlsx": "L............",
    "surveys_new": "LFFFFF..FFFFF",
    "surveys_record": "LN...........",
    "surveys_act": "LN...........",
    "survey_results": "LN...........",
    "survey_public": ".............",
    "survey_kiosk": ".............",
    # ── The API
    "api_description": ".............",
    "api_collection": "A............",
    "api_record": "AN...N.......",
    "api_record of a draft": "ANN..N.......",
    "api_record of a document": "AN...........",
    "api_history": "AN...N.......",
    "api_together": "AMMMMMMMMMMMM",
    "api_act": "ANMMMNMMMMMMM",
    "api_nowhere": "ANNNNNNNNNNNN",
    # ── Slices that tell their own lines
    **gathered("PAGES"),
}


def of_registers(table):
    """What stands beside the workbook of every register: the same lines as text, and the looks at it that are kept."""
    known, found = set(names_of_all_urls()), {}
    for name in [each.removesuffix("_xlsx") for each in table if each.endswith("_xlsx") and each != "plan_tasks_xlsx"]:
        found[f"{name}_csv"] = line = table[f"{name}_xlsx"]
        found[f"{name}_views"] = "L" + "".join("F" if letter == "F" else "M" for letter in line[1:])
        found[f"{name}_together"] = "L" + "N" * (len(line) - 1)  # without an act and rows there is nothing to ask
    return {name: line for name, line in found.items() if name in known} | of_peeks(table, known)


def of_peeks(table, known):
    """A peek at a record is for whoever may see its page."""
    lines = {line: line.replace("_record", "_peek", 1) for line in table if "_record" in line}
    return {peek: table[line] for line, peek in lines.items() if peek.partition(" of ")[0] in known}


TABLE |= of_registers(TABLE)
# The page of a role costs as much as that of another: a run between two edits opens one's, the second database three's.
MARKS = {
    "manager": pytest.mark.both_databases,
    "one-stop": [pytest.mark.both_databases, pytest.mark.slow],
    "outside": [pytest.mark.both_databases, pytest.mark.slow],
}
REGISTERS = [kind.url_name for kind in record_types().values() if kind.create_form is not None]
STATUSES = {401: "A", 200: ".", 403: "F", 404: "N", 405: "M"}


def test_every_address_has_a_line_and_every_line_an_address():
    assert {line.partition(" of ")[0] for line in TABLE} == names_of_all_urls()
    assert {line for line, answers in TABLE.items() if len(answers) != len(ROLES)} == set()


@pytest.mark.parametrize("role", [pytest.param(role, marks=MARKS.get(role, pytest.mark.slow)) for role in ROLES])
def test_every_address_answers_each_role_as_the_table_says(world, role):
    """And the button for a new record is shown to those whom its page lets in."""
    place, spent, letters, buttons = list(ROLES).index(role), Spent(), {}, {}
    for line in TABLE:
        answer = answer_to(role, line, world, spent)
        letters[line] = letter_of(answer, role)
        if line in REGISTERS:
            buttons[line] = f'href="{reverse(f"{line}_new")}"' in answer.text
    different = {line: (TABLE[line], found) for line, found in letters.items() if found != TABLE[line][place]}
    assert different == {}
    assert buttons == {line: TABLE[f"{line}_new"][place] == "." for line in REGISTERS}
    if role == page_budgets.ROLE:
        over = spent.over()
        assert over == {}, f"More than page_budgets.toml allows; with the reason in the change:\n{lines_for(over)}"


def test_a_page_over_its_budget_is_named():
    spent = Spent()
    spent.pages = {"kept": (10, 9_000), "asks": (11, 9_000), "sends": (10, 10_001), "new": (1, 1)}
    assert set(spent.over({"kept": [10, 10], "asks": [10, 10], "sends": [10, 10]})) == {"asks", "sends", "new"}
    assert lines_for({"new": (10, 9_000)}) == '"new" = [13, 13]'


def answer_to(role, line, world, spent):
    """What a role gets at the address of a line."""
    path = address(line, world)  # what a slice makes for the world now is no part of what its page asks
    with spent.on(line) as answers:
        answer = browser_of(role, world).get(path)
        answers.append(answer)
    return answer


def letter_of(answer, role):
    """An answer as a letter of the table."""
    if answer.status_code != 302:
        return STATUSES.get(answer.status_code, str(answer.status_code))
    goes_to_login = resolve(answer["Location"].partition("?")[0]).url_name == "login"
    return "L" if goes_to_login and role == "anonymous" else ">"


def browser_of(role, world):
    """A browser in which the person of a role is signed in, kept with the world."""
    browsers = world.__dict__.setdefault("browsers", {})
    if role not in browsers:
        browsers[role] = Client(raise_request_exception=False)
        if ROLES[role]:
            person = getattr(world.office, ROLES[role])
            browsers[role].force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return browsers[role]
