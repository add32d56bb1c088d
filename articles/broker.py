"""Messages to workers. A broker that does not answer delays a page once, not at each message."""

import time

import structlog
from celery import current_app
from kombu.exceptions import OperationalError

PAUSE = 5.0  # seconds without further attempts in this process; the sweep sends what is left out

log = structlog.get_logger(__name__)


class _Pause:
    """Until when this process sends nothing."""

    until = 0.0


def send(task: str, *arguments: int, in_seconds: float = 0) -> bool:
    """Send the message for a task, once. Returns whether the broker has it."""
    if time.monotonic() < _Pause.until:
        return False
    try:
        current_app.send_task(task, args=list(arguments), countdown=in_seconds, retry=False)
    except OperationalError as error:
        _Pause.until = time.monotonic() + PAUSE
        log.warning("broker.away", task=task, error=type(error).__name__)
        return False
    return True


def forget_failure() -> None:
    """Send again at once."""
    _Pause.until = 0.0
