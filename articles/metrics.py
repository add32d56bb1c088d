"""What the app counts and measures. `factcheck/monitoring/metrics.py` stores it and answers `/metrics`.

Each process counts for itself. Labels are few and come from the code, never from a request.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram

REGISTRY = CollectorRegistry()
SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Stage(StrEnum):
    FETCH = "fetch"
    PARSE = "parse"
    EXAMINE = "examine"
    SPLIT = "split"
    EXPORT = "export"


REQUEST_SECONDS = Histogram(
    "factcheck_request_seconds",
    "Seconds until an answer, by the name of the view and the class of its status.",
    ["view", "status"],
    buckets=SECONDS[:-1],
    registry=REGISTRY,
)
STAGE_SECONDS = Histogram(
    "factcheck_stage_seconds",
    "Seconds of one fetch, parse, search of a source, split of a text, or export.",
    ["stage"],
    buckets=SECONDS,
    registry=REGISTRY,
)
JOBS_ENDED = Counter(
    "factcheck_jobs_ended",
    "Background jobs that ended, by their kind, state and outcome.",
    ["kind", "state", "outcome"],
    registry=REGISTRY,
)
CAPTURE_BYTES = Counter(
    "factcheck_capture_bytes", "Bytes of new captures, as the servers sent them.", registry=REGISTRY
)
EXPORTS = Counter(
    "factcheck_exports",
    "Reports that were rendered, by format and version.",
    ["format", "rendering"],
    registry=REGISTRY,
)


class Spans:
    """How a span of a trace is opened: not at all, unless the project says how."""

    def __init__(self) -> None:
        self.open: Callable[[str, Mapping[str, Any]], AbstractContextManager[dict[str, Any]]] = (
            lambda _name, _attributes: nullcontext({})
        )
        self.flush: Callable[[], object] = bool


spans = Spans()


@contextmanager
def time_stage(stage: Stage) -> Iterator[None]:
    """Measure the seconds of a block as those of a stage, also if it raises."""
    with STAGE_SECONDS.labels(stage.value).time(), spans.open(stage.value, {}):
        yield
