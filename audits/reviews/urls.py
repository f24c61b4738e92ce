"""Addresses of management reviews."""

from django.urls import path

from qms.web.records import record_urls

from .record import REVIEWS
from .views import FrozenPage

urlpatterns = [
    path(
        "management-reviews/<int:pk>/figures/<slug:kind>/<slug:name>",
        FrozenPage.as_view(record_type=REVIEWS),
        name="review_counted",
    ),
    *record_urls(REVIEWS),
]
