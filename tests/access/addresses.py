"""Every address of the program, by the names of the URLconf, and an object of the world for each that needs one."""

from django.urls import get_resolver, reverse

from processes.surveys.tokens import kiosk_token, survey_token
from qms.inbox.feeds import issue_feed
from qms.ledger.now import now
from qms.webhooks.models import Webhook
from qms.webhooks.signatures import new_secret

from .lines import gathered, made


def _feed(office):
    """The secret of an officer's deadlines."""
    return issue_feed(office.congchuc1)


def _webhook(office):
    """An address that is told of nothing."""
    given = {"label": "Kho dữ liệu", "url": "https://vidu.vn/", "created_by": office.quantri, "created_at": now()}
    return Webhook.objects.create(secret=new_secret(), active=False, **given)


# What stands in an address that needs an object: by the name of a line in the table ("name" or "name of this one").
OBJECTS = {
    "task_claim": lambda w: [w.task.pk],
    "task_hand_back": lambda w: [w.task.pk],
    "notice_open": lambda w: [w.notice.pk],
    "feed": lambda w: [made(w, _feed)],
    "job_cancel": lambda w: [w.job.pk],
    "job_retry": lambda w: [w.job.pk],
    "job_file": lambda w: [w.job.pk],
    "webhook": lambda w: [made(w, _webhook).pk],
    "webhook_change": lambda w: [made(w, _webhook).pk],
    "message_again": lambda w: [made(w, _webhook).pk, 1],
    "exemptions_record": lambda w: [w.exemption.pk],
    "file": lambda w: [w.file.pk],
    "figure": lambda w: ["dossiers_on_time"],
    "help_chapter": lambda w: ["lanh-dao"],
    "people_unit": lambda w: [w.office.units["vhxh"].pk],
    "people_unit_rename": lambda w: [w.office.units["vhxh"].pk],
    "people_unit_end": lambda w: [w.office.units["vhxh"].pk],
    "people_unit_merge": lambda w: [w.office.units["vhxh"].pk],
    "people_unit_plan_end": lambda w: [w.office.units["vhxh"].pk],
    "people_unit_plan_merge": lambda w: [w.office.units["vhxh"].pk],
    "people_unit_withdraw_end": lambda w: [w.office.units["vhxh"].pk],
    "people_unit_take_up": lambda w: [w.office.units["vhxh"].pk],
    "people_unit_handover": lambda w: [w.office.units["vhxh"].pk],
    "people_post_end": lambda w: [w.office.holdings["congchuc1", "officer"].post_id],
    "people_post_plan_end": lambda w: [w.office.holdings["congchuc1", "officer"].post_id],
    "people_post_withdraw_end": lambda w: [w.office.holdings["congchuc1", "officer"].post_id],
    "people_post_take_up": lambda w: [w.office.holdings["congchuc1", "officer"].post_id],
    "people_post_handover": lambda w: [w.office.holdings["congchuc1", "officer"].post_id],
    "people_person_handover": lambda w: [w.office.congchuc1.pk],
    "api_handover_unit": lambda w: [w.office.units["vhxh"].pk],
    "api_handover_post": lambda w: [w.office.holdings["congchuc1", "officer"].post_id],
    "api_handover_person": lambda w: [w.office.congchuc1.pk],
    "people_post": lambda w: [w.office.holdings["congchuc1", "officer"].post_id],
    "people_post_hold": lambda w: [w.office.holdings["congchuc1", "officer"].post_id],
    "people_holding_end": lambda w: [w.office.holdings["congchuc1", "officer"].pk],
    "people_holding_substitute": lambda w: [w.office.holdings["congchuc1", "officer"].pk],
    "people_substitution_end": lambda w: [w.substitution.pk],
    "people_account": lambda w: [w.office.congchuc1.pk],
    "people_account_edit": lambda w: [w.office.congchuc1.pk],
    "password_first": lambda w: ["MQ", "set-password"],
    "people_account_step": lambda w: [w.office.congchuc1.pk, "close"],
    "workdays_day": lambda w: [w.day.pk],
    "workdays_hours": lambda w: [w.hours.pk],
    "workdays_year": lambda w: [2027],
    "first_day": lambda w: [w.first_day.pk],
    "usual_time": lambda w: [w.usual_time.pk],
    "documents_act": lambda w: [w.document.pk, "edit"],
    "documents_record": lambda w: [w.document.pk],
    "documents_record of a draft": lambda w: [w.unknown.pk],
    "document_revisions_record": lambda w: [w.effective.pk],
    "document_revisions_record of a draft": lambda w: [w.draft.pk],
    "document_revisions_act": lambda w: [w.effective.pk, "withdraw"],
    "document_revisions_act of a draft": lambda w: [w.draft.pk, "submit"],
    "document_revisions_form": lambda w: [w.effective.pk, "title-sheet", "docx"],
    "document_revisions_form of a draft": lambda w: [w.draft.pk, "title-sheet", "docx"],
    "revision_compare": lambda w: [w.drafted.revision_id],
    "acknowledge": lambda w: [w.acknowledgement.pk],
    "acknowledgements_record": lambda w: [w.acknowledgement.pk],
    "acknowledgements_act": lambda w: [w.acknowledgement.pk, "open"],
    "periodic_reviews_record": lambda w: [w.review.pk],
    "periodic_reviews_act": lambda w: [w.review.pk, "propose_keep"],
    "processes_record": lambda w: [w.process.pk],
    "processes_act": lambda w: [w.process.pk, "edit"],
    "revision_steps": lambda w: [w.drafted.revision_id],
    "revision_steps_preview": lambda w: [w.drafted.revision_id],
    "define_version": lambda w: [w.drafted.pk],
    "procedure_versions_record": lambda w: [w.version.pk],
    "procedure_versions_record of a draft": lambda w: [w.drafted.pk],
    "procedure_versions_act": lambda w: [w.version.pk, "freeze"],
    "cases_record": lambda w: [w.case.pk],
    "cases_act": lambda w: [w.case.pk, "complete_step"],
    "cases_form": lambda w: [w.case.pk, "control-sheet", "docx"],
    "case_paper": lambda w: [w.case.pk, "receipt"],
    "case_identity": lambda w: [w.case.pk],
    "actions_record": lambda w: [w.action.pk],
    "objectives_record": lambda w: [w.objective.pk],
    "objectives_act": lambda w: [w.objective.pk, "start"],
    "objectives_form": lambda w: [w.objective.pk, "objective", "docx"],
    "objective_counted": lambda w: [w.measurement.objective_id, w.measurement.pk],
    "actions_act": lambda w: [w.action.pk, "start"],
    "nonconformities_record": lambda w: [w.nonconformity.pk],
    "nonconformities_form": lambda w: [w.nonconformity.pk, "request", "docx"],
    "nonconformities_act": lambda w: [w.nonconformity.pk, "accept"],
    "risks_record": lambda w: [w.risk.pk],
    "risks_act": lambda w: [w.risk.pk, "assess"],
    "documents_table": lambda w: ["docx"],
    "nonconformities_table": lambda w: ["docx"],
    "objectives_table": lambda w: ["docx"],
    "risks_table": lambda w: ["docx"],
    "feedback_record": lambda w: [w.feedback.pk],
    "feedback_act": lambda w: [w.feedback.pk, "answer"],
    "feedback_identity": lambda w: [w.feedback.pk],
    "feedback_form": lambda w: [w.feedback.pk, "receipt", "docx"],
    "surveys_record": lambda w: [w.survey.pk],
    "surveys_act": lambda w: [w.survey.pk, "close"],
    "survey_results": lambda w: [w.survey.pk],
    "survey_public": lambda w: [survey_token(w.survey)],
    "survey_kiosk": lambda w: [kiosk_token(w.survey)],
    "plans_record": lambda w: [w.plan.pk],
    "plans_act": lambda w: [w.plan.pk, "note_issue"],
    "plan_tasks": lambda w: [w.plan.pk],
    "plan_tasks_xlsx": lambda w: [w.plan.pk],
    "plan_annex": lambda w: [w.plan.pk],
    "plan_annex_act": lambda w: [w.plan.pk],
    "plan_annex_template": lambda w: [w.plan.pk],
    "report_rounds_record": lambda w: [w.round.pk],
    "report_rounds_act": lambda w: [w.round.pk, "consolidate"],
    "report_rounds_form": lambda w: [w.put_together.pk, "report", "docx"],
    "round_counted": lambda w: [w.put_together.pk, "plan_tasks_done"],
    "report_counted": lambda w: [w.report.pk, "plan_tasks_done"],
    "periodic_reports_record": lambda w: [w.report.pk],
    "periodic_reports_act": lambda w: [w.report.pk, "submit"],
    "periodic_reports_form": lambda w: [w.report.pk, "report", "docx"],
    "audits_record": lambda w: [w.audit.pk],
    "audits_act": lambda w: [w.audit.pk, "open"],
    "audits_form": lambda w: [w.audit.pk, "plan", "docx"],
    "audit_checklist": lambda w: [w.audit.pk],
    "findings_record": lambda w: [w.finding.pk],
    "findings_act": lambda w: [w.finding.pk, "agree"],
    "audit_programmes_record": lambda w: [w.programme.pk],
    "audit_programmes_act": lambda w: [w.programme.pk, "approve"],
    "audit_programmes_form": lambda w: [w.programme.pk, "programme", "docx"],
    "audit_coverage_behind": lambda w: ["8.5", w.process.pk],
    "self_inspections_record": lambda w: [w.inspection.pk],
    "self_inspections_act": lambda w: [w.inspection.pk, "assess"],
    "self_inspections_form": lambda w: [w.inspection.pk, "sheet", "docx"],
    "management_reviews_record": lambda w: [w.management_review.pk],
    "management_reviews_act": lambda w: [w.management_review.pk, "hold"],
    "management_reviews_form": lambda w: [w.management_review.pk, "agenda", "docx"],
    "review_counted": lambda w: [w.management_review.pk, "nonconformities", "nonconformities_open"],
    "evidence_pack_file": lambda w: [w.pack.pk],
    "outsider_scope": lambda w: [w.office.holdings["danhgiangoai", "external_auditor"].pk],
    "outsider_openings": lambda w: [w.office.holdings["danhgiangoai", "external_auditor"].pk],
    "audit_field": lambda w: [w.finding.audit_id],
    "audit_field_lines": lambda w: [w.finding.audit_id],
    "audit_field_messages": lambda w: [w.finding.audit_id],
    "api_collection": lambda w: ["cases"],
    "api_together": lambda w: ["cases"],
    "api_record": lambda w: ["cases", w.case.pk],
    "api_record of a draft": lambda w: ["document-revisions", w.draft.pk],
    "api_record of a document": lambda w: ["documents", w.document.pk],
    "api_history": lambda w: ["cases", w.case.pk],
    "api_act": lambda w: ["cases", w.case.pk, "complete_step"],
    **gathered("OBJECTS"),
}

OBJECTS |= {line.replace("_record", "_peek", 1): made for line, made in OBJECTS.items() if "_record" in line}


def names_of_all_urls(resolver=None):
    """The names in the URLconf; an address without one is named by its pattern."""
    found = set()
    for entry in (resolver or get_resolver()).url_patterns:
        if hasattr(entry, "url_patterns"):
            found |= names_of_all_urls(entry)
        else:
            found.add(entry.name or str(entry.pattern))
    return found


def address(line, world):
    """The path of a line of the table."""
    args = OBJECTS[line](world) if line in OBJECTS else []
    return reverse(line.partition(" of ")[0], args=args)
