"""Addresses of evidence packs."""

urlpatterns = []
