"""Keep services running: start again what stops, and end everything together."""

import time
from collections import defaultdict, deque
from collections.abc import Callable

from factcheck.services.processes import (
    Program,
    Service,
    ServiceFailed,
    adopt_orphans,
    kill_orphans,
    stop_all,
)

STOPS_ALLOWED = 3
WINDOW = 60.0  # seconds in which the last of these stops of one service is final


class Supervisor:
    """Services in the order in which they start. `say` prints one line."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self.say = say
        self.services: list[Service] = []
        self.tasks: list[Service] = []
        self._stops: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=STOPS_ALLOWED))
        adopt_orphans()

    def start(self, service: Service) -> None:
        """Start a service and keep it running from now on."""
        self.services.append(service)
        service.start()

    def start_task(self, task: Service) -> None:
        """Start a process that ends by itself. It stays in `tasks` until it has succeeded."""
        self.tasks.append(task)
        task.start()

    def restart_stopped(self) -> None:
        """Start again each service that has stopped.

        Raises `ServiceFailed` when one stops for the third time within a minute, or a task fails.
        """
        for task in [task for task in self.tasks if task.has_stopped]:
            if task.process and task.process.returncode:
                raise ServiceFailed(f"{task.name} failed {describe_exit(task)}; see above.")
            self.tasks.remove(task)
        for service in self.services:
            if service.has_stopped:
                self._restart(service)

    def _restart(self, service: Service) -> None:
        stops = self._stops[service.name]
        stops.append(time.monotonic())
        if len(stops) == STOPS_ALLOWED and stops[-1] - stops[0] < WINDOW:
            raise ServiceFailed(
                f"{service.name} stopped {STOPS_ALLOWED} times within {WINDOW:.0f} seconds. "
                f"Read {service.log}."
            )
        self.say(
            f"{service.name} stopped {describe_exit(service)}. Starting it again. "
            f"Its log: {service.log}"
        )
        kill_orphans(except_pids=self._pids())
        service.start()

    def _pids(self) -> set[int]:
        return {service.process.pid for service in (*self.services, *self.tasks) if service.process}

    def stop(self) -> None:
        """Stop all services: first our programs, then the servers that they use."""
        programs = [service for service in self.services if isinstance(service, Program)]
        stop_all([*self.tasks, *programs])
        stop_all([service for service in self.services if service not in programs])
        kill_orphans(except_pids=())


def describe_exit(service: Service) -> str:
    """Return how the process of a service ended, such as "(signal 9)"."""
    code = service.process.returncode if service.process else 0
    return f"(signal {-code})" if code < 0 else f"(exit status {code})"
