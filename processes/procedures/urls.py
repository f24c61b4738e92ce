"""Addresses of procedures, their versions, and the editor of their steps."""

from django.urls import path

from qms.web.records import record_urls

from .editor_views import define_version, preview_steps, revision_steps
from .record import VERSIONS
from .views import procedures

urlpatterns = [
    path("procedures", procedures, name="procedures"),
    path("document-revisions/<int:pk>/steps", revision_steps, name="revision_steps"),
    path("document-revisions/<int:pk>/steps/preview", preview_steps, name="revision_steps_preview"),
    path("procedure-versions/<int:pk>/acts/define", define_version, name="define_version"),
    *record_urls(VERSIONS),
]
