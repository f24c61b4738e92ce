"""Addresses of audits."""

urlpatterns = []
