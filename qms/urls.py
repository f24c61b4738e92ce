"""All addresses: those of the engine, then each slice brings its own."""

from django.urls import include, path, re_path

from qms.api.views import Nowhere
from qms.lifecycle.slices import addresses

handler400 = "qms.web.errors.not_understood"
handler403 = "qms.web.errors.refused"
handler404 = "qms.web.errors.not_found"
handler500 = "qms.web.errors.failed"

# Patterns are tried one by one: those of the API stand first, since they are few and begin alike.
urlpatterns = [
    path("api/", include("qms.api.urls")),
    path("", include("qms.inbox.urls")),
    path("", include("qms.jobs.urls")),
    path("", include("qms.web.urls")),
    *addresses(),
    re_path("^api/", Nowhere.as_view(), name="api_nowhere"),  # every other address below /api/ is refused in JSON
]
