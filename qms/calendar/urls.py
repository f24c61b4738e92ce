"""The addresses of the working calendar."""

from django.urls import path

from . import first_days, usual_times, views, views_change

urlpatterns = [
    path("calendar/", views.workdays, name="workdays"),
    path("calendar/due", views.workdays_due, name="workdays_due"),
    path("calendar/days/new", views_change.workdays_day_add, name="workdays_day_add"),
    path("calendar/days/<int:pk>", views_change.workdays_day, name="workdays_day"),
    path("calendar/hours/new", views_change.workdays_hours_add, name="workdays_hours_add"),
    path("calendar/hours/<int:pk>", views_change.workdays_hours, name="workdays_hours"),
    path("calendar/years/<int:year>", views_change.workdays_year, name="workdays_year"),
    path("calendar/first-days", first_days.first_days, name="first_days"),
    path("calendar/first-days/new", first_days.first_day_add, name="first_day_add"),
    path("calendar/first-days/<int:pk>", first_days.first_day, name="first_day"),
    path("calendar/usual-times", usual_times.usual_times, name="usual_times"),
    path("calendar/usual-times/new", usual_times.usual_time_add, name="usual_time_add"),
    path("calendar/usual-times/<int:pk>", usual_times.usual_time, name="usual_time"),
]
