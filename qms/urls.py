"""All addresses: each room brings its own."""

from django.urls import include, path

handler400 = "qms.web.errors.not_understood"
handler403 = "qms.web.errors.refused"
handler404 = "qms.web.errors.not_found"
handler500 = "qms.web.errors.failed"

urlpatterns = [
    path("", include("qms.inbox.urls")),
    path("", include("qms.web.urls")),
    path("", include("qms.people.urls")),
    path("", include("qms.workdays.urls")),
    path("", include("documents.controlled.urls")),
    path("", include("documents.acknowledgements.urls")),
    path("", include("documents.reviews.urls")),
    path("", include("processes.map.urls")),
    path("", include("processes.procedures.urls")),
    path("", include("processes.cases.urls")),
    path("", include("processes.actions.urls")),
    path("", include("processes.nonconformities.urls")),
    path("", include("processes.risks.urls")),
    path("", include("processes.feedback.urls")),
    path("", include("processes.objectives.urls")),
    path("", include("processes.plan.urls")),
    path("", include("audits.auditors.urls")),
    path("", include("audits.checklists.urls")),
    path("", include("audits.conduct.urls")),
    path("", include("audits.findings.urls")),
    path("", include("audits.field.urls")),
    path("", include("audits.inspections.urls")),
    path("", include("audits.programmes.urls")),
    path("", include("audits.reviews.urls")),
    path("", include("audits.pack.urls")),
    path("api/", include("qms.api.urls")),
]
