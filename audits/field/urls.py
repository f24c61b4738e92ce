"""Addresses of an audit on site."""

urlpatterns = []
