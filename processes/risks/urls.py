"""Addresses of risks and opportunities."""

from django.urls import path

from qms.web.records import record_urls

from .matrix_views import risks_matrix
from .scale_views import risks_scale
from .views import RISKS, RiskRegister, RiskTable

urlpatterns = [
    path("risks", RiskRegister.as_view(record_type=RISKS), name="risks"),
    path("risks/matrix", risks_matrix, name="risks_matrix"),
    path("risks/scale", risks_scale, name="risks_scale"),
    path("risks/table.<slug:kind>", RiskTable.as_view(record_type=RISKS), name="risks_table"),
    *record_urls(RISKS),
]
