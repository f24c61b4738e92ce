"""Static files under names that carry their digest: a new version is a new name, so browsers may keep each for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Scripts import each other by relative names; those are hashed as well."""

    support_js_module_import_aggregation = True
