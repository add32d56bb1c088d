"""The settings of monitoring and memory, all from the environment: docs/operate/settings.md."""

from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

SHORTEST_TOKEN = 20  # characters


def monitoring_settings(env: environ.Env, *, is_behind_proxy: bool) -> dict[str, Any]:
    """Return the settings by which operators watch an installation and limit its processes.

    `is_behind_proxy`: whether a proxy is in front whose headers can be trusted. Raises
    `ImproperlyConfigured` for a token that could be guessed.
    """
    token = env.str("MONITORING_TOKEN", default="")
    if token and len(token) < SHORTEST_TOKEN:
        raise ImproperlyConfigured(f"MONITORING_TOKEN is shorter than {SHORTEST_TOKEN} characters.")
    return {
        "TRUSTS_PROXY": is_behind_proxy,  # takes the id of a request from its X-Request-ID
        # A process that stays larger than this, in MB, ends after its work, and another one starts.
        "WEB_MAX_MEGABYTES": env.int("WEB_MAX_MEGABYTES", default=600),
        "WORKER_MAX_MEGABYTES": env.int("WORKER_MAX_MEGABYTES", default=600),
        # What /health/ready calls failing: a job that waits for longer, a disk with less left.
        "QUEUE_LATE_SECONDS": env.float("QUEUE_LATE_SECONDS", default=900.0),
        "CAPTURES_MIN_FREE_MEGABYTES": env.int("CAPTURES_MIN_FREE_MEGABYTES", default=500),
        # Programs that send this as their bearer token see its details, and /metrics.
        "MONITORING_TOKEN": token,
        # Where traces and errors are sent, if anywhere.
        "OTLP_ENDPOINT": env.str("OTLP_ENDPOINT", default=""),
        "SENTRY_DSN": env.str("SENTRY_DSN", default=""),
        "SLOW_REQUEST_SECONDS": env.float("SLOW_REQUEST_SECONDS", default=1.0),
    }
