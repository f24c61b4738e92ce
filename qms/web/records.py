"""The pages of a record, the same for every type: register, record, new, act; `record_urls` gives their addresses."""

from django.urls import path

from qms.acts.acts import acts_of

from .bulk_pages import BulkPage
from .desk import ActPage
from .exports import RegisterExport, RegisterLines
from .new_pages import NewPage
from .peeks import PeekPage
from .printed.views import FormFile
from .record_pages import RecordPage
from .register_views import KeepView
from .registers import Register


def record_urls(record_type, base="", register=Register):
    """The addresses of all pages of a record type; `base` is where a catalogue stands below what names its rows."""
    base, name, kept = base or record_type.collection, record_type.url_name, {"record_type": record_type}
    urls = [
        path(base, register.as_view(**kept), name=name),
        path(f"{base}.xlsx", RegisterExport.as_view(**kept), name=f"{name}_xlsx"),
        path(f"{base}.csv", RegisterLines.as_view(**kept), name=f"{name}_csv"),
        path(f"{base}/views", KeepView.as_view(**kept), name=f"{name}_views"),
        path(f"{base}/<int:pk>/peek", PeekPage.as_view(**kept), name=f"{name}_peek"),
        path(f"{base}/<int:pk>", RecordPage.as_view(**kept), name=f"{name}_record"),
    ]
    if record_type.together:
        urls.insert(1, path(f"{base}/together", BulkPage.as_view(**kept), name=f"{name}_together"))
    if record_type.create_form:
        urls.insert(1, path(f"{base}/new", NewPage.as_view(**kept), name=f"{name}_new"))
    if record_type.printed_forms:
        address = f"{base}/<int:pk>/forms/<slug:form>.<slug:kind>"
        urls.append(path(address, FormFile.as_view(**kept), name=f"{name}_form"))
    if acts_of(record_type.model):
        urls.append(path(f"{base}/<int:pk>/acts/<slug:act>", ActPage.as_view(**kept), name=f"{name}_act"))
    return urls
