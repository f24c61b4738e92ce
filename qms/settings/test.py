"""The tests: like the demo, with quick passwords, and files and a database that vanish."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .local import *  # noqa: F403

SECRET_KEY = "tests"
EVIDENCE_KEYS = {"test": "tests"}
FILES = Path(tempfile.mkdtemp(prefix="qms-tests-"))
atexit.register(shutil.rmtree, FILES, ignore_errors=True)
# A program that a test starts may be told where others lie.
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(FILES / "media")))  # noqa: F405
SEALS_FILE = Path(env("SEALS_FILE", default=str(FILES / "seals.txt")))  # noqa: F405
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # A file, since only in a file can two people really come at once; it need not outlive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": str(FILES / "test.sqlite3")}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"  # noqa: F405
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True  # a file is looked for when asked for: each client of a test would list all of them anew
AXES_ENABLED = False
REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"] = {"user": "100000/min"}  # noqa: F405  tests ask faster than people
LOGGING["root"]["level"] = "ERROR"  # noqa: F405
# A test database is made with the tables of apps without migrations first, which PostgreSQL refuses for viewflow's.
MIGRATION_MODULES = {}
