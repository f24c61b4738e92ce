"""Addresses of findings."""

urlpatterns = []
