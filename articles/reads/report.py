"""The report of an article, read from the database in a constant number of queries."""

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise  # noqa: F401
