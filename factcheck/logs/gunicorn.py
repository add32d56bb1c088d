"""gunicorn's own lines in the form of all others. `factcheck/gunicorn_settings.py` names this class."""

import datetime as dt
import logging.config
import os
from typing import Any

import structlog
from gunicorn.config import Config
from gunicorn.glogging import Logger

from factcheck.logs.config import logging_config

log = structlog.get_logger("gunicorn.access")


class GunicornLogger(Logger):  # type: ignore[misc]  # published without types
    """Sends gunicorn's messages, and a line for each request, to the log of the app."""

    def setup(self, cfg: Config) -> None:
        """Set the form of the log, before the app is loaded and does so itself."""
        logging.config.dictConfig(logging_config(debug=os.environ.get("DEBUG") == "1"))
        self.cfg = cfg
        self.loglevel = self.LOG_LEVELS.get(cfg.loglevel.lower(), logging.INFO)
        self.error_log.setLevel(self.loglevel)
        for logger in (self.error_log, self.access_log):
            logger.handlers.clear()
            logger.propagate = True

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Log a warning, but of a request that cannot be read nothing that it says."""
        if str(msg).startswith("Invalid request"):
            structlog.contextvars.clear_contextvars()
            log.warning("request.unreadable")
        else:
            super().warning(msg, *args, **kwargs)

    def exception(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Log an error with where it occurred, without the address that follows in `args`."""
        super().exception(str(msg).replace("%s", "(address withheld)"), **kwargs)

    def access(
        self, resp: Any, req: Any, environ: dict[str, Any], request_time: dt.timedelta
    ) -> None:
        """Log an answer: the view is in the context. The address may hold a secret or a search."""
        log.info(
            "request.answered",
            method=environ.get("REQUEST_METHOD", ""),
            status=int(str(resp.status).split(maxsplit=1)[0]),
            bytes=getattr(resp, "sent", None),
            seconds=round(request_time.total_seconds(), 3),
        )
