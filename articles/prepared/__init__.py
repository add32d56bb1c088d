"""Reads that every page makes: built and compiled once per process, planned once per connection.

A queryset of the desk takes Django longer to build and compile than PostgreSQL to answer, and
PostgreSQL longer to plan than to execute. `prepared` removes both from all calls but the first ones,
`read_together` makes one query of several, and `together` does so for reads that need rows of others.
"""

from articles.prepared.arguments import Fixed
from articles.prepared.reads import (
    Bound,
    PreparedRead,
    fill,
    forget_statements,
    prepared,
    prepared_sql,
    read_together,
)
from articles.prepared.rounds import Reading, read_now, read_rows, together, without_reads

__all__ = [
    "Bound",
    "Fixed",
    "PreparedRead",
    "Reading",
    "fill",
    "forget_statements",
    "prepared",
    "prepared_sql",
    "read_now",
    "read_rows",
    "read_together",
    "together",
    "without_reads",
]
