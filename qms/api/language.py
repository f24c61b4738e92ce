"""The language of answers: what the caller's header Accept-Language asks for, else the office's."""

from django.utils import translation


class InCallersLanguage:
    """A view that speaks the caller's language; mixed in before APIView."""

    def dispatch(self, request, *args, **kwargs):
        language = translation.get_language_from_request(request)
        with translation.override(language):
            response = super().dispatch(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        return response
