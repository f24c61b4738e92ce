"""The addresses of background work."""

from django.urls import path

from . import views

urlpatterns = [
    path("jobs", views.jobs, name="jobs"),
    path("jobs/<int:pk>/cancel", views.job_cancel, name="job_cancel"),
    path("jobs/<int:pk>/retry", views.job_retry, name="job_retry"),
    path("jobs/<int:pk>/file", views.job_file, name="job_file"),
]
