"""Middleware: what a page shows a person stays in no cache, so that "back" after logging out shows nothing."""

from django.utils.cache import add_never_cache_headers


class NotCached:
    """Marks every answer to somebody logged in `no-store`, but for files and others that say so themselves."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        person = getattr(request, "user", None)
        if person is not None and person.is_authenticated and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response
