"""The app of lifecycles."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LifecycleConfig(AppConfig):
    name = "qms.lifecycle"
    label = "lifecycle"
    verbose_name = _("Lifecycle")

    def ready(self):
        from . import checks, form_checks  # noqa: F401
