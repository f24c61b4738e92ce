"""Addresses of audit programmes."""

urlpatterns = []
