"""All addresses: those of the engine, then each slice brings its own."""

from django.urls import include, path

from qms.lifecycle.slices import addresses

handler400 = "qms.web.errors.not_understood"
handler403 = "qms.web.errors.refused"
handler404 = "qms.web.errors.not_found"
handler500 = "qms.web.errors.failed"

urlpatterns = [
    path("", include("qms.inbox.urls")),
    path("", include("qms.jobs.urls")),
    path("", include("qms.web.urls")),
    *addresses(),
    path("api/", include("qms.api.urls")),  # ends with a refusal of every other address below /api/
]
