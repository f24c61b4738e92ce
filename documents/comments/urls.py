"""Addresses of comments, below the documents that they are about."""

from qms.web.records import record_urls

from .record import COMMENTS

urlpatterns = record_urls(COMMENTS, base="documents/comments")
