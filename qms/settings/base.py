"""Everything that is the same wherever the program runs; what differs comes from the environment."""

import tomllib
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

# Read where the project says it, so that nothing needs to be installed to know it.
VERSION = tomllib.loads((BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

ROOMS = ("documents", "processes", "audits")


def slices(room):
    """The slices of a room: every folder that is an app."""
    return [f"{room}.{each.parent.name}" for each in sorted(BASE_DIR.glob(f"{room}/*/apps.py"))]


INSTALLED_APPS = [
    "qms.ledger",
    "qms.people",
    "qms.jobs",
    "qms.workdays",
    "qms.evidence",
    "qms.lifecycle",
    "qms.inbox",
    "qms.web",
    "qms.api",
    "qms.assignments",
    "qms.signing_pins",
    "qms.inquiries",
    "qms.organisation",
    "qms.calendar",
    "qms.handbook",
    "qms.imports",
    "qms.webhooks",
    *(each for room in ROOMS for each in slices(room)),
    "fixtures",
    "django_cotton.apps.SimpleAppConfig",
    "viewflow",
    "viewflow.workflow",
    "simple_history",
    "axes",
    "rest_framework",
    "drf_spectacular",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "qms.web.request_numbers.Numbered",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "qms.web.compressed.Compressed",
    "qms.web.upload_answers.told_where_to_go_on",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "qms.web.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "qms.web.legible_requests.OnlyLegible",
    "qms.web.outsiders.OpeningsOnRecord",
    "qms.web.uncached.NotCached",
    "qms.signing_pins.demand.OwedFirst",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "qms.urls"
WSGI_APPLICATION = "qms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "qms.web.context.shell",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "qms.web.templatetags.components",
                "qms.web.templatetags.words",
            ],
        },
    }
]
FORM_RENDERER = "qms.web.renderer.FormRenderer"

# ── The database: the embedded SQLite unless DATABASE_URL names a PostgreSQL.
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'qms.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue at the start of a transaction instead of failing in its middle; evidence outlives a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# ── People
AUTH_USER_MODEL = "people.User"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # seconds for which a link is good by which a person sets a password
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Whether everybody who signs needs a PIN of their own, which nobody who keeps accounts can set.
SIGNING_PIN_REQUIRED = env.bool("SIGNING_PIN_REQUIRED", default=False)
# Whether whoever signs, or holds a post of power, comes in with a code of their telephone besides the password.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=False)
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
AXES_VERBOSE = False
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "web/locked_out.html"

# ── Words and time
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["qms.web.formats"]
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
CLOCK_MAY_BE_SET = False

# ── Files
STATIC_URL = "static/"
# Only our own files: viewflow's pages are not served, and its stray font copies break hashed names.
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STATICFILES_DIRS = [
    *sorted(each for room in ("qms", *ROOMS) for each in BASE_DIR.glob(f"{room}/*/static")),
    ("handbook/pictures", BASE_DIR / "docs" / "staff" / "pictures"),
]
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR_DIR / "static")))
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
SEALS_FILE = Path(env("SEALS_FILE", default=str(VAR_DIR / "seals.txt")))
# Folders on other machines (shares) into which every seal is copied as well, comma between.
SEALS_FOLDERS = env.list("SEALS_FOLDERS", default=[])
# Where the evidence was found altered, nobody acts until a whole verification finds it whole again.
ACTS_STAND_STILL = env.bool("ACTS_STAND_STILL", default=False)
# Certificates (.pem, .crt, .cer, .der) to which signatures in PDF files of others may lead.
SIGNATURE_ROOTS = Path(env("SIGNATURE_ROOTS", default=str(VAR_DIR / "signature-roots")))
STORAGES = {
    # Pages and workers on all machines must reach the same files: a shared folder, or another storage of Django's.
    "default": {"BACKEND": "qms.evidence.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "qms.web.hashed_files.HashedFiles"},
}
UPLOAD_LIMIT_MIB = env.int("UPLOAD_LIMIT_MIB", default=25)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a procedure of forty steps in its editor

# ── Dossiers that other systems run and this one follows: {name of the system: user name of the import's owner}
FOLLOWED_SYSTEMS = env.dict("FOLLOWED_SYSTEMS", default={})
FOLLOWED_IDENTITIES = env.bool("FOLLOWED_IDENTITIES", default=True)  # else nothing is kept of who applies
FOLLOWED_FOLDER = env("FOLLOWED_FOLDER", default="")  # watched for files, in a folder for each system; empty: none

# ── Long work: messages wait in the database, and workers on any machine take them (manage.py worker)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Whether webhooks may go to machines inside of the house (private addresses, and http).
WEBHOOKS_TO_PRIVATE = env.bool("WEBHOOKS_TO_PRIVATE", default=False)

# ── Mail leaves only when a server is named
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="dummymail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="qms@localhost")

# ── Nothing foreign is loaded by a page
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_ENGINE = "qms.people.sessions"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_FAILURE_VIEW = "qms.web.errors.form_expired"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "qms.api.tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "qms.api.parsers.LegibleJSONParser",
        "qms.api.parsers.LegibleFormParser",
    ],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "qms.api.errors.problem",
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.UserRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"user": env("API_RATE", default="600/min")},
}
SPECTACULAR_SETTINGS = {"TITLE": "QMS", "VERSION": VERSION, "SERVE_INCLUDE_SCHEMA": False}

SILENCED_SYSTEM_CHECKS = [
    # viewflow's own pages are not served
    "viewflow.W001",
]

# Who asks /metrics must show this token (Authorization: Bearer …); empty: there is no such page.
METRICS_TOKEN = env("METRICS_TOKEN", default="")
# Whether every answer has a line in the log (qms.requests): number, page, status, milliseconds.
REQUEST_LOG = env.bool("REQUEST_LOG", default=False)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "qms.web.logs.JsonLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # What they say on the way to a PDF, or while they wait for work, is of no use in the log.
    "loggers": {name: {"level": "ERROR"} for name in ("weasyprint", "fontTools", "django_tasks", "django_tasks_db")},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
}
