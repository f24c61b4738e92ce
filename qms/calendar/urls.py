"""The addresses of the working calendar."""

from django.urls import path

from . import editing, views

urlpatterns = [
    path("calendar/", views.workdays, name="workdays"),
    path("calendar/due", views.workdays_due, name="workdays_due"),
    path("calendar/days/new", editing.workdays_day_add, name="workdays_day_add"),
    path("calendar/days/<int:pk>", editing.workdays_day, name="workdays_day"),
    path("calendar/hours/new", editing.workdays_hours_add, name="workdays_hours_add"),
    path("calendar/hours/<int:pk>", editing.workdays_hours, name="workdays_hours"),
    path("calendar/years/<int:year>", editing.workdays_year, name="workdays_year"),
]
