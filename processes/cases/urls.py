"""Addresses of dossiers: register, record, acts, papers, identity."""

from django.urls import path

from qms.web.records import record_urls

from .newer_version_views import version_dossiers
from .paper_views import case_identity, case_paper, cases_printed
from .record import CASES
from .views import CaseRegister, NewCase

urlpatterns = [
    path("cases", CaseRegister.as_view(record_type=CASES), name="cases"),
    path("cases/new", NewCase.as_view(record_type=CASES), name="cases_new"),
    path("procedure-versions/<int:pk>/dossiers", version_dossiers, name="version_dossiers"),
    path("cases/printed", cases_printed, name="cases_printed"),
    path("cases/<int:pk>/papers/<slug:slug>", case_paper, name="case_paper"),
    path("cases/<int:pk>/identity", case_identity, name="case_identity"),
    *record_urls(CASES),
]
