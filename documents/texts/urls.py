"""Addresses at which revisions are read."""

from django.urls import path

from .views import picture, read_file, read_revision, working_copy

urlpatterns = [
    path("document-revisions/<int:pk>/read", read_revision, name="revision_read"),
    path("document-revisions/<int:pk>/read/<int:attachment>", read_file, name="revision_read_file"),
    path("document-revisions/<int:pk>/change/<int:attachment>", working_copy, name="revision_working_copy"),
    path("document-revisions/<int:pk>/read/<int:attachment>/pictures/<int:number>", picture, name="revision_picture"),
]
