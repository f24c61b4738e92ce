"""Addresses of self-inspections."""

urlpatterns = []
