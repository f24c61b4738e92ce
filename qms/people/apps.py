"""The app of people, units and posts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "qms.people"
    label = "people"
    verbose_name = _("Organisation")
