"""Addresses of management reviews."""

urlpatterns = []
