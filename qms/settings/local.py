"""One machine, for trying and for developing: the clock may be set while the demo's history is made."""

import os
from pathlib import Path

os.environ.setdefault("VAR_DIR", str(Path(__file__).resolve().parents[2] / "var" / "demo"))

from .base import *  # noqa: F403

DEBUG = False
DEMO = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SECRET_KEY = env("SECRET_KEY", default="only-for-trying-on-one-machine")  # noqa: F405
EVIDENCE_KEYS = {"demo": "only-for-trying-on-one-machine"}
CLOCK_MAY_BE_SET = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 600  # seconds; their names carry no digest here
MIDDLEWARE.insert(0, "qms.web.compressed.CompressedFiles")  # noqa: F405
STATIC_ROOT = None  # static files are served from where they lie
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
AUTH_PASSWORD_VALIDATORS = []
# The demo's password is public; a quick hash lets a year of its signatures be made in seconds.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
