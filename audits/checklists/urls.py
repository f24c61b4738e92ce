"""Addresses of the office's questions for audits."""

from qms.web.records import record_urls

from .record import QUESTIONS
from .views import QuestionCatalogue

urlpatterns = record_urls(QUESTIONS, base="audits/questions", register=QuestionCatalogue)
