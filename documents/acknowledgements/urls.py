"""Addresses of acknowledgements."""

from django.urls import path

from qms.web.records import record_urls

from .record import ACKNOWLEDGEMENTS
from .views import AcknowledgePage

urlpatterns = [
    path(
        "acknowledgements/<int:pk>/acts/acknowledge",
        AcknowledgePage.as_view(record_type=ACKNOWLEDGEMENTS),
        {"act": "acknowledge"},
        name="acknowledge",
    ),
    *record_urls(ACKNOWLEDGEMENTS),
]
