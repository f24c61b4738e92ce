"""Addresses of the office's questions for audits."""

from django.urls import path

from .views import question_edit, question_new, questions

urlpatterns = [
    path("audits/questions", questions, name="audit_questions"),
    path("audits/questions/new", question_new, name="audit_question_new"),
    path("audits/questions/<int:pk>", question_edit, name="audit_question_edit"),
]
