"""Addresses of the yearly cycle."""

from django.urls import path

from .views import yearly_cycle

urlpatterns = [
    path("yearly-cycle", yearly_cycle, name="yearly_cycle"),
    path("yearly-cycle/<int:year>", yearly_cycle, name="yearly_cycle_of"),
]
