"""An office's server. No secret has a default: without it the program does not start."""

from .base import *  # noqa: F403

DEBUG = False
DEMO = False
SECRET_KEY = env("SECRET_KEY")  # noqa: F405
# "name:secret" pairs; the first signs, all verify. Kept outside the database and its backups.
EVIDENCE_KEYS = dict(pair.split(":", 1) for pair in env.list("EVIDENCE_KEYS"))  # noqa: F405
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")  # noqa: F405
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
