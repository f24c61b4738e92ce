"""Addresses of findings."""

from django.urls import path

from qms.web.records import record_urls

from .my_audits import my_audits
from .record import FINDINGS
from .views import FindingRegister, NewFindingPage, findings_earlier

urlpatterns = [
    path("my-audits", my_audits, name="my_audits"),
    path("findings", FindingRegister.as_view(record_type=FINDINGS), name="findings"),
    path("findings/new", NewFindingPage.as_view(record_type=FINDINGS), name="findings_new"),
    path("findings/earlier", findings_earlier, name="findings_earlier"),
    *record_urls(FINDINGS),
]
