"""The app of the API."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "qms.api"
    label = "api"
    verbose_name = _("API")

    def ready(self):
        from . import handlers  # noqa: F401
