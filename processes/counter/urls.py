"""Addresses of the counter."""

from django.urls import path

from processes.cases.record import CASES

from .views import Counter, hand_out

urlpatterns = [
    path("counter", Counter.as_view(record_type=CASES), name="counter"),
    path("counter/<int:pk>/hand-out", hand_out, name="counter_hand_out"),
]
