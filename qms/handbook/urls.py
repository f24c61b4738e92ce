"""The addresses of the handbook."""

from django.urls import path

from . import views

urlpatterns = [
    path("help", views.contents, name="help"),
    path("help/<slug:slug>", views.chapter, name="help_chapter"),
]
