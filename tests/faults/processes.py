"""Programs of their own beside the test, on the same test database."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from tests.roles import ASSUMED, ROLE

HERE = Path(__file__).resolve().parent.parent.parent


def environment():
    """The environment that leads another process to the database of this test."""
    where = connection.settings_dict
    if connection.vendor == "sqlite":
        address = f"sqlite:///{where['NAME']}"
    else:
        person = ":".join(quote(part, safe="") for part in (where["USER"], where["PASSWORD"]) if part)
        host = quote(where["HOST"], safe="") or "localhost"
        address = f"postgres://{person}@{host}:{where['PORT'] or 5432}/{where['NAME']}"
        address += f"?{ASSUMED}={ROLE}" if ASSUMED in where["OPTIONS"] else ""
    return os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "qms.settings.test"}


def start(*arguments):
    """Start Python with these arguments."""
    return subprocess.Popen([sys.executable, *map(str, arguments)], cwd=HERE, env=environment())


def manage(*arguments):
    """Run manage.py to its end; gives exit code and what was said."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=HERE, env=environment(), capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr
