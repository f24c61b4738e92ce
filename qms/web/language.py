"""Vietnamese first: another language only for who chose it by the switch, whatever the browser asks for."""

from django.conf import settings
from django.utils import translation


class ChosenLanguage:
    """Activates the language chosen by the switch (a cookie), else the office's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
