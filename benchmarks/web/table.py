"""The rows of the table, and how they are printed."""

from collections.abc import Mapping, Sequence

from measure import Figures

ROWS = {
    "open": ("open a 4 kB article", "ms"),
    "again": ("open it again, nothing changed", "ms"),
    "open16": ("open, 16 at once", "per s"),
    "card": ("claim's card", "ms"),
    "list": ("list of articles", "ms"),
    "list16": ("list of articles, 16 at once", "per s"),
    "search": ("search", "ms"),
    "claims": ("claims to check", "ms"),
    "verdict": ("verdict", "ms"),
    "verdict16": ("verdict, 16 at once", "per s"),
    "import": ("import a 4 kB text, three requests", "ms"),
    "poll": ("an open desk's poll", "CPU ms"),
    "long": ("desk of 10,000 statements", "ms"),
    "long-verdict": ("verdict there", "ms"),
    "memory": ("all processes, idle, PSS", "MB"),
}
GROWTH = ("list", "search", "claims")
HEAD = "| row | unit | server | median | range | CPU ms web | CPU ms PostgreSQL | times as slow as {0} |"
Results = Mapping[str, Mapping[str, Figures]]  # by row and server


def table_lines(results: Results, compared: str = "bare") -> list[str]:
    """Return the table in Markdown: a line for each row and server."""
    lines = [HEAD.format(compared), "|---" * 8 + "|"]
    for key, servers in results.items():
        label, unit = ROWS[key]
        base = servers.get(compared)
        for name, figures in servers.items():
            slower = _times_as_slow(figures, base, unit) if base else ""
            lines.append(f"| {label} | {unit} | {name} | {_cells(figures)} | {slower} |")
    return lines


def growth_lines(names: Sequence[str], sizes: Sequence[int], results: Results) -> list[str]:
    """Return the rows at each size, with the ratio of the largest to the smallest.

    `results` has the servers under names such as "here-200".
    """
    heads = " | ".join(f"{size:,} articles" for size in sizes)
    lines = [f"| row, ms | server | {heads} | growth |", "|---" * (len(sizes) + 3) + "|"]
    for key, servers in results.items():
        for name in names:
            medians = [servers[f"{name}-{size}"].median for size in sizes]
            cells = " | ".join(map(number, medians))
            lines.append(f"| {ROWS[key][0]} | {name} | {cells} | {medians[-1] / medians[0]:.2f} |")
    return lines


def _times_as_slow(figures: Figures, base: Figures, unit: str) -> str:
    """Return the ratio of two medians; of rates, the inverse."""
    ratio = figures.median / base.median
    return f"{1 / ratio if unit == 'per s' else ratio:.1f}"


def _cells(figures: Figures) -> str:
    middle = figures.median
    spread = f"{number(min(figures.values))} to {number(max(figures.values))}"
    used = [sorted(values)[len(values) // 2] for values in (figures.web_ms, figures.database_ms)]
    cpu = [number(value) if value else "" for value in used]
    return " | ".join([number(middle), spread, *cpu])


def number(value: float) -> str:
    """Return a figure with as many digits as are worth reading."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
