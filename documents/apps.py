"""The app of documented information."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    label = "documents"
    verbose_name = _("Documents")

    def ready(self):
        from .acknowledgements import figures as reading_figures  # noqa: F401
        from .acknowledgements import handlers as acknowledging  # noqa: F401
        from .controlled import handlers as controlling  # noqa: F401
        from .reviews import figures as review_figures  # noqa: F401
        from .reviews import handlers as reviewing  # noqa: F401
