"""Measure the pages of Factcheck over HTTP, as docs/PERFORMANCE.md describes: `make bench-web`."""

import argparse
import fcntl
import os
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from bare_site import BareSite, running_bare  # noqa: E402
from clusters import STORE, filled  # noqa: E402
from compare import difference_lines, pages_of  # noqa: E402
from doccano_site import DoccanoSite, NotInstalled, running_doccano  # noqa: E402
from factcheck_site import FactcheckSite  # noqa: E402
from measure import Figures, memory_megabytes  # noqa: E402
from production import SETTLE_SECONDS, Server, revision_of, running  # noqa: E402
from site_base import Site  # noqa: E402
from table import GROWTH, ROWS, growth_lines, table_lines  # noqa: E402

SIZES = (200, 2_000, 20_000)
Figured = dict[str, dict[str, Figures]]  # by row and server
Checkouts = dict[str, Path]  # by the name of their server


def main() -> None:
    arguments = parse_arguments()
    checkouts = {"here": ROOT}
    if arguments.against:
        checkouts["against"] = arguments.against.resolve()
    show(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the run")
    for name, checkout in checkouts.items():
        show(f"{name}: commit {revision_of(checkout) or 'unknown'}")
    if arguments.compare:
        lines = compare(arguments.compare.resolve(), arguments.articles)
    elif arguments.growth:
        results = measure_growth(checkouts, arguments.sizes, arguments.rounds)
        lines = growth_lines(list(checkouts), arguments.sizes, results)
    else:
        lines = table_lines(
            measure(checkouts, arguments.articles, arguments.rows, arguments.rounds)
        )
    show(f"load {os.getloadavg()[0]:.1f} after the run\n", *lines)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-web ARGS=", description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000, help="a multiple of 20")
    parser.add_argument("--rows", type=_rows, default=list(ROWS), help=", ".join(ROWS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--against", type=Path, help="another checkout, measured in the same run")
    parser.add_argument(
        "--compare", type=Path, help="another checkout, whose HTML must be the same"
    )
    parser.add_argument("--growth", action="store_true", help="lists and search at several sizes")
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="of --growth: 200,2000,20000")
    return parser.parse_args()


def _rows(typed: str) -> list[str]:
    rows = typed.split(",")
    if unknown := set(rows) - set(ROWS):
        raise argparse.ArgumentTypeError(f"no row is named {', '.join(unknown)}")
    return rows


def _sizes(typed: str) -> list[int]:
    return [int(size) for size in typed.split(",")]


def compare(checkout: Path, articles: int) -> list[str]:
    """Return the differences between the pages here and those of another checkout."""
    pages = []
    for name, compared in {"here": ROOT, "there": checkout}.items():
        with running(name, compared, articles) as server:
            pages.append(pages_of(server))
    here, there = pages
    return difference_lines(here, there)


def measure(checkouts: Checkouts, articles: int, rows: Sequence[str], rounds: int) -> Figured:
    """Run everything and measure the rows, in rounds that visit each server for each row."""
    for checkout in checkouts.values():
        filled(checkout, articles)
    results: Figured = defaultdict(dict)
    if "memory" in rows:
        for name, checkout in checkouts.items():
            results["memory"][name] = measure_memory(name, checkout, articles)
    with ExitStack() as stack:
        servers = [stack.enter_context(running(n, c, articles)) for n, c in checkouts.items()]
        time.sleep(SETTLE_SECONDS)
        sites: list[Site] = [FactcheckSite(server.name, server) for server in servers]
        sites.append(start_bare(stack, servers[0], sites[0], articles))
        if "doccano" in os.environ.get("PEERS", ""):
            sites += start_doccano(stack, servers[0], articles, results)
        measure_rounds(rounds, rows, sites, results)
    return {row: results[row] for row in rows if row in results}


def measure_growth(checkouts: Checkouts, sizes: Sequence[int], rounds: int) -> Figured:
    """Run a server for each size, all at the same time, and measure the rows that may grow."""
    wanted = [(name, checkout, size) for name, checkout in checkouts.items() for size in sizes]
    for _name, checkout, size in wanted:
        filled(checkout, size)
    results: Figured = defaultdict(dict)
    with ExitStack() as stack:
        servers = [
            stack.enter_context(running(f"{name}-{size}", checkout, size))
            for name, checkout, size in wanted
        ]
        time.sleep(SETTLE_SECONDS)
        sites = [FactcheckSite(server.name, server) for server in servers]
        measure_rounds(rounds, GROWTH, sites, results)
    return results


def measure_rounds(
    rounds: int, rows: Sequence[str], sites: Sequence[Site], results: Figured
) -> None:
    """Measure the rows at each server in turn, as often as there are rounds."""
    for number in range(1, rounds + 1):
        for row in rows:
            measure_row(row, number, sites, results)


def measure_row(row: str, number: int, sites: Sequence[Site], results: Figured) -> None:
    """Measure one round of a row at each server that has it."""
    for site in sites:
        run = site.rows.get(row)
        if run is None:
            continue
        sample = run(number)
        show(f"round {number}: {row} at {site.name}: {sample.value:.1f} {ROWS[row][1]}")
        figures = results[row].setdefault(site.name, Figures())
        figures.add(sample.value, sample.web_ms, sample.database_ms)


def start_bare(stack: ExitStack, server: Server, site: Site, articles: int) -> BareSite:
    """Start the bare site beside the first server, in the same PostgreSQL."""
    port, web = stack.enter_context(running_bare(server.postgres, articles, STORE / "run/bare"))
    assert isinstance(site, FactcheckSite)  # noqa: S101 (for type checkers)
    return BareSite(port, web, server.postgres, site.page_bytes)


def start_doccano(
    stack: ExitStack, server: Server, articles: int, results: Figured
) -> list[DoccanoSite]:
    """Start doccano in the PostgreSQL of the first server. Returns nothing if there is none."""
    try:
        doccano = stack.enter_context(running_doccano(server.postgres, articles))
    except NotInstalled as failure:
        show(str(failure))
        return []
    site = DoccanoSite(doccano, server.postgres)
    site.rows["open16"](0)  # until each of its processes has loaded all
    time.sleep(SETTLE_SECONDS)
    if "memory" in results:
        results["memory"][site.name] = Figures([memory_megabytes(doccano.pids)], [0], [0])
    return [site]


def measure_memory(name: str, checkout: Path, articles: int) -> Figures:
    """Start a server alone, use it a little, and measure its processes when they are idle."""
    figures = Figures()
    with running(name, checkout, articles) as server:
        site = FactcheckSite(name, server)
        for row in ("open", "list"):
            site.rows[row](0)
        time.sleep(SETTLE_SECONDS)
        figures.add(memory_megabytes(server.pids), 0, 0)
    return figures


def show(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)  # noqa: T201 (a benchmark prints)


def lock() -> IO[str]:
    """Return a lock on the folder of the runs. Ends the program if another run has it."""
    STORE.mkdir(parents=True, exist_ok=True)
    file = (STORE / "lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(f"Another run uses {STORE}. Wait until it has ended.")
    return file


if __name__ == "__main__":
    with lock():
        main()
