"""A request with the character NUL in its address, its question or its form is refused as a whole: nothing keeps it."""

from qms.ledger.legible import all_legible

from .errors import not_understood


class OnlyLegible:
    """Middleware; it stands after those that the page of a refusal needs. What the API is sent, its parsers look at."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if all_legible([request.path_info, *_texts(request.GET)]):
            return self.get_response(request)
        return not_understood(request)

    def process_view(self, request, view, args, kwargs):
        """Of a form that a page sent; its proof of origin was looked at, so it is read already."""
        if request.method != "POST" or getattr(view, "csrf_exempt", False) or all_legible(_texts(request.POST)):
            return None
        return not_understood(request)


def _texts(asked):
    return [*asked, *(each for _name, several in asked.lists() for each in several)]
