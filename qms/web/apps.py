"""The app of the page shell."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "qms.web"
    label = "web"
    verbose_name = _("Pages")

    def ready(self):
        from . import exemptions, exports, handlers, ways  # noqa: F401
        from .printed import papers, pdf  # noqa: F401
