"""Addresses of the import desk."""

from django.urls import path

from qms.web.records import record_urls

from . import row_views, views
from .record import IMPORTS

TOLD = {"record_type": IMPORTS}

urlpatterns = [
    path("imports/new", views.NewImport.as_view(**TOLD), name="imports_new"),
    path("imports/sheets", views.SheetsOut.as_view(**TOLD), name="imports_out"),
    path("imports/<int:pk>/columns", row_views.ColumnsPage.as_view(**TOLD), name="imports_columns"),
    path("imports/<int:pk>/answers", row_views.AnswersPage.as_view(**TOLD), name="imports_answers"),
    path("imports/<int:pk>/rows", row_views.RowsPage.as_view(**TOLD), name="imports_rows"),
    path("imports/<int:pk>/rows/<int:number>", row_views.RowPage.as_view(**TOLD), name="imports_row"),
    path("imports/<int:pk>/rows/<int:number>/opened", row_views.OpenedRow.as_view(**TOLD), name="imports_row_opened"),
    path("imports/<int:pk>/wrong.xlsx", row_views.WrongRows.as_view(**TOLD), name="imports_wrong"),
    *(each for each in record_urls(IMPORTS, register=views.Desk) if each.name != "imports_new"),
]
