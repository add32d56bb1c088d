"""Records of articles as lines of NDJSON or CSV, one record at a time."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from articles.reports.data.as_csv import BYTE_ORDER_MARK, escape_formula

Record = Mapping[str, Any]


def ndjson_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield one JSON object a line, in UTF-8."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False).encode() + b"\n"


def csv_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield a header, then one row for each article: the numbers of its claims, not the claims.

    As `render_csv_with_mark`, it starts with a byte order mark and escapes formulas.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    for number, record in enumerate(records):
        cells = _cells(record)
        if number == 0:
            out.write(BYTE_ORDER_MARK)
            writer.writerow(cells)
        writer.writerow(map(_cell, cells.values()))
        yield out.getvalue().encode()
        out.seek(0)
        out.truncate()


def _cells(record: Record) -> dict[str, Any]:
    """Return the values by the name of their column; the text comes last."""
    cells = {name: value for name, value in record.items() if name not in {"states", "text"}}
    cells["claims"] = len(record["claims"])
    cells |= {f"claims_{state}": number for state, number in record["states"].items()}
    return cells | {"text": record["text"]}


def _cell(value: object) -> object:
    if isinstance(value, str):
        return escape_formula(value)
    return "" if value is None else value
