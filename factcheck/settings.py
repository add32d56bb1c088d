"""Settings, all from the environment. docs/operate/settings.md explains each variable.

The defaults are those of production; `manage.py dev` and the tests set what they need otherwise.
"""

import sys
from pathlib import Path

import django_stubs_ext
import environ
from csp.constants import NONE, SELF

from factcheck.database.pool import connection_options
from factcheck.fetch_settings import *  # noqa: F403 (all of them are settings)
from factcheck.login import login_settings
from factcheck.logs.config import logging_config
from factcheck.mail import mail_settings
from factcheck.monitoring.options import monitoring_settings

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
# While `manage.py dev` runs, commands in another terminal find its services by this file.
running = DATA_DIR / "services.env"
running_settings = (
    dict(line.split("=", 1) for line in running.read_text().splitlines())
    if running.exists()
    else {}
)

DEBUG = env.bool("DEBUG", default=running_settings.get("DEBUG") == "1")
SECRET_KEY = env.str("SECRET_KEY", default=running_settings.get("SECRET_KEY", ""))
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "factcheck",
    "articles",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "django_htmx",
    "pghistory",
    "pgtrigger",
    "template_partials",
]

MIDDLEWARE = [
    "factcheck.logs.requests.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.views.answers.PrivateAnswers",
    "articles.api.protocol.middleware.ApiProblems",
    "factcheck.database.unavailable.Unavailable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "articles.views.form_guard.FormGuard",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "articles.views.account.PersonLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "articles.views.accounts.RequiredTwoFactor",
    "django_htmx.middleware.HtmxMiddleware",
    "articles.views.answers.OwnNotFoundPage",
    "articles.views.answers.HtmxAnswers",
    "articles.views.submission_keys.SubmissionKeys",
    "articles.views.answers.UndoEntries",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "factcheck.urls"
FORM_RENDERER = "articles.forms.drawing.PlainRenderer"
SILENCED_SYSTEM_CHECKS = ["templates.W003"]  # the tags of `i18n` are replaced on purpose
WSGI_APPLICATION = "factcheck.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["articles.templatetags.addresses"],
            "libraries": {"i18n": "articles.templatetags.source_language"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.views.context.navigation",
            ],
        },
    },
]

database = env.db_url(
    "DATABASE_URL", default=running_settings.get("DATABASE_URL", "postgres:///factcheck")
)
# These commands connect as the owner of the tables, everything else as the role of the app.
OWNER_COMMANDS = {
    *("migrate", "createcachetable", "setup_database", "grant_app_role", "erase_history"),
    *("backup", "restore"),
}
APP_DATABASE_ROLE = APP_DATABASE_PASSWORD = ""
is_owner = bool(OWNER_COMMANDS.intersection(sys.argv[1:2]))
owner_url = env.str(
    "MIGRATE_DATABASE_URL", default=running_settings.get("MIGRATE_DATABASE_URL", "")
)
if owner_url:
    APP_DATABASE_ROLE = database["USER"] or database.get("OPTIONS", {}).get("user", "")
    APP_DATABASE_PASSWORD = database["PASSWORD"]
    if is_owner:
        database = env.db_url_config(owner_url)
# A worker's threads share few connections: they need one only before and after they wait.
pool = env.int("DATABASE_POOL", default=0)
options = database.setdefault("OPTIONS", {})
options["pool"] = {"min_size": 1, "max_size": pool} if pool else False
options |= connection_options(
    options.get("options", ""),
    is_prepared=env.bool("DATABASE_PREPARE", default=True),
    statement_seconds=0 if is_owner else env.float("DATABASE_STATEMENT_SECONDS", default=0),
)
DATABASES = {
    "default": {
        **database,
        "CONN_HEALTH_CHECKS": True,
        # A cursor of the server would be left behind on a connection that others use next.
        "DISABLE_SERVER_SIDE_CURSORS": env.bool("DATABASE_BEHIND_PGBOUNCER", default=False),
    }
}
# The counters of failed logins are shared by all web processes and survive a restart of Redis.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "factcheck_cache",
    },
}

STORAGES = {
    "default": {
        "BACKEND": env.str("CAPTURE_STORAGE", default="factcheck.storage.durable.DurableStorage"),
        "OPTIONS": env.json(
            "CAPTURE_STORAGE_OPTIONS", default={"location": str(DATA_DIR / "captures")}
        ),
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "factcheck.static_files.storage.JoinedStaticFilesStorage",
    },
}
STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static", ("guide", BASE_DIR / "docs" / "guide" / "images")]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
GUIDE_DIR = BASE_DIR / "docs" / "guide"  # the Help pages

# People
is_behind_proxy = env.bool("BEHIND_PROXY", default=False)
vars().update(login_settings(env, is_behind_proxy=is_behind_proxy, is_debug=DEBUG))
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(mail_settings(EMAIL_CONFIG, is_debug=DEBUG))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="factcheck@localhost")
# The address in the links of e-mails, which a worker sends. Daily e-mails are written at this hour.
SITE_ADDRESS = env.str("SITE_ADDRESS", default="").rstrip("/") or next(
    iter(CSRF_TRUSTED_ORIGINS), "http://localhost:8000"
)
DIGEST_HOUR = env.int("DIGEST_HOUR", default=7)

# Protection
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not DEBUG
SECURE_HSTS_SECONDS = 0 if DEBUG else env.int("HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if is_behind_proxy else None
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
UPLOAD_MAX_MEGABYTES = env.int("UPLOAD_MAX_MEGABYTES", default=100)  # of one request
FILE_MAX_MEGABYTES = env.int("FILE_MAX_MEGABYTES", default=25)  # of one attachment or source
RECORDING_MAX_MEGABYTES = env.int(
    "RECORDING_MAX_MEGABYTES", default=90
)  # of one audio or video file
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024  # of the text in a form; files go to the disk
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a new version asks about each claim and annotation

# Background work. Redis only wakes the workers; the jobs are in PostgreSQL.
CELERY_BROKER_URL = env.str(
    "REDIS_URL", default=running_settings.get("REDIS_URL", "redis://127.0.0.1:6379/0")
)
# A page that queues work waits for Redis: once to connect, once for an answer. If Redis hangs, the whole
# page may take two seconds, so the sum of both leaves time for its own work.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 0.5,
    "socket_timeout": 1.2,
    "max_retries": 0,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Fetching waits for servers, so it runs in many threads; parsing uses the processor, so few processes
# do it, and it does not wait for long searches or exports.
CELERY_TASK_DEFAULT_QUEUE = "fetch"
CELERY_TASK_ROUTES = {
    "articles.parse": {"queue": "parse"},
    "articles.import_article": {"queue": "parse"},
    "articles.import_many": {"queue": "parse"},
    "articles.publish": {"queue": "parse"},
}
SWEEP_SECONDS = env.float("SWEEP_SECONDS", default=30.0)
# A cited page is rechecked after RECHECK_HOURS. Every RECHECK_SECONDS at most this many are.
RECHECK_HOURS = env.float("RECHECK_HOURS", default=24.0)
RECHECK_AT_ONCE = env.int("RECHECK_AT_ONCE", default=100)
RECHECK_SECONDS = env.float("RECHECK_SECONDS", default=600.0)
# Seconds between two calls. The worker with the option --periodic-tasks calls them itself.
PERIODIC_TASKS = {
    "articles.sweep": SWEEP_SECONDS,
    "articles.notify": 300.0,
    "articles.tidy": 3600.0,
    "articles.index_search": 300.0,
    "articles.recheck": RECHECK_SECONDS,
}

# An exported file is deleted after these hours. Without news for the lease, another worker exports it.
EXPORT_KEEP_HOURS = env.float("EXPORT_KEEP_HOURS", default=24.0)
EXPORT_LEASE_SECONDS = env.float("EXPORT_LEASE_SECONDS", default=300.0)
IMPORT_LEASE_SECONDS = env.float("IMPORT_LEASE_SECONDS", default=300.0)
# Many saves of a CMS within this time become one revision.
CMS_SAVE_SECONDS = env.float("CMS_SAVE_SECONDS", default=60.0)

# Archives are signed with this Ed25519 key: 32 bytes as base64. Development creates its own.
ARCHIVE_KEY = env.str("ARCHIVE_KEY", default="")
ARCHIVE_KEY_FILE = DATA_DIR / "archive.key"

# How many requests each token of the API may send.
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=600)
# Webhooks may be sent to these hosts although they are not on the public web: names or IP addresses.
WEBHOOK_ALLOWED_HOSTS = env.list("WEBHOOK_ALLOWED_HOSTS", default=[])

PGHISTORY_APPEND_ONLY = True
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)

# Each language names itself, so that people find theirs. docs/develop/translating.md adds one.
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("ar", "العربية")]
# For browsers that prefer none of them, and for e-mails to people who have chosen none.
LANGUAGE_CODE = env.str("DEFAULT_LANGUAGE", default="en")
LANGUAGE_COOKIE_SECURE = not DEBUG
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60  # seconds
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]
vars().update(monitoring_settings(env, is_behind_proxy=is_behind_proxy))
LOGGING = logging_config(debug=DEBUG, level=env.str("LOG_LEVEL", default="INFO"))
DEFAULT_EXCEPTION_REPORTER_FILTER = "factcheck.logs.reporter.DiscreetReporter"
