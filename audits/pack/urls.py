"""Addresses of evidence packs."""

from django.urls import path

from .views import evidence_pack_file, evidence_pack_leave, evidence_pack_new, evidence_packs

urlpatterns = [
    path("evidence-packs", evidence_packs, name="evidence_packs"),
    path("evidence-packs/new", evidence_pack_new, name="evidence_pack_new"),
    path("evidence-packs/leave", evidence_pack_leave, name="evidence_pack_leave"),
    path("evidence-packs/<int:pk>.zip", evidence_pack_file, name="evidence_pack_file"),
]
