"""Addresses of risks and opportunities."""

from django.urls import path

from qms.web.printed.tables import RegisterTable
from qms.web.records import record_urls

from .matrix_views import risks_matrix
from .printing import TABLE
from .record import RISKS
from .scale_views import risks_scale
from .views import RiskRegister

urlpatterns = [
    path("risks", RiskRegister.as_view(record_type=RISKS), name="risks"),
    path("risks/matrix", risks_matrix, name="risks_matrix"),
    path("risks/scale", risks_scale, name="risks_scale"),
    path("risks/table.<slug:kind>", RegisterTable.as_view(record_type=RISKS, form=TABLE), name="risks_table"),
    *record_urls(RISKS),
]
