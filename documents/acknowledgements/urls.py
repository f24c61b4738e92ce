"""Addresses of acknowledgements."""

from django.urls import path

from qms.web.records import record_urls

from .views import ACKNOWLEDGEMENTS, AcknowledgePage

urlpatterns = [
    path(
        "acknowledgements/<int:pk>/acts/acknowledge",
        AcknowledgePage.as_view(record_type=ACKNOWLEDGEMENTS),
        {"act": "acknowledge"},
        name="acknowledge",
    ),
    *record_urls(ACKNOWLEDGEMENTS),
]
