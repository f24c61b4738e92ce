"""Addresses of the import desk."""

from django.urls import path

from qms.web.records import record_urls

from . import views
from .record import IMPORTS

TOLD = {"record_type": IMPORTS}

urlpatterns = [
    path("imports/new", views.NewImport.as_view(**TOLD), name="imports_new"),
    path("imports/<int:pk>/columns", views.ColumnsPage.as_view(**TOLD), name="imports_columns"),
    path("imports/<int:pk>/answers", views.AnswersPage.as_view(**TOLD), name="imports_answers"),
    path("imports/<int:pk>/rows", views.RowsPage.as_view(**TOLD), name="imports_rows"),
    path("imports/<int:pk>/rows/<int:number>", views.RowPage.as_view(**TOLD), name="imports_row"),
    path("imports/<int:pk>/rows/<int:number>/opened", views.OpenedRow.as_view(**TOLD), name="imports_row_opened"),
    path("imports/<int:pk>/wrong.xlsx", views.WrongRows.as_view(**TOLD), name="imports_wrong"),
    *(each for each in record_urls(IMPORTS, register=views.Desk) if each.name != "imports_new"),
]
