"""The tests: like the demo, with quick passwords and files that vanish."""

import tempfile
from pathlib import Path

from .local import *  # noqa: F403

SECRET_KEY = "tests"
EVIDENCE_KEYS = {"test": "tests"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="qms-media-"))
SEALS_FILE = MEDIA_ROOT / "seals.txt"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AXES_ENABLED = False
LOGGING["root"]["level"] = "ERROR"  # noqa: F405
