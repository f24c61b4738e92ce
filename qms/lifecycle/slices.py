"""A slice: one record and its app, which brings by itself what it knows.

A module that stands in the folder of a slice under one of these names is found; nothing lists it anywhere.
"""

from importlib import import_module

from django.apps import AppConfig, apps
from django.urls import include, path
from django.utils.module_loading import module_has_submodule

# Read with the models: a record's parts are rows of their own.
MODELS = ("parts",)
# Read when all models stand, in this order.
FOUND = ("flow", "record", "ways", "handlers", "figures", "goals", "panels", "offers", "imports")


class Slice(AppConfig):
    """The app of a slice; its label is the name of its folder."""

    def import_models(self):
        super().import_models()
        self._read(MODELS)

    def ready(self):
        self._read(FOUND)

    def _read(self, names):
        for name in names:
            if module_has_submodule(self.module, name):
                import_module(f"{self.name}.{name}")


def addresses():
    """The addresses of all slices."""
    found = [each for each in apps.get_app_configs() if isinstance(each, Slice)]
    return [path("", include(f"{each.name}.urls")) for each in found if module_has_submodule(each.module, "urls")]
