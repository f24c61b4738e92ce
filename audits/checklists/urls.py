"""Addresses of checklists."""

urlpatterns = []
