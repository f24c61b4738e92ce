"""One machine, for trying and for developing: the clock may be set while the demo's history is made."""

from .base import *  # noqa: F403

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SECRET_KEY = env("SECRET_KEY", default="only-for-trying-on-one-machine")  # noqa: F405
EVIDENCE_KEYS = {"demo": "only-for-trying-on-one-machine"}
CLOCK_MAY_BE_SET = True
DEMO = True
WHITENOISE_USE_FINDERS = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
AUTH_PASSWORD_VALIDATORS = []
