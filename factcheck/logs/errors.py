"""Errors as a log may show them: where they occurred and of which class, without restricted text.

The message of an error often quotes what was being read or stored: a number that is none, a row that
PostgreSQL refused. Only classes whose messages name code, files or addresses keep them.
"""

import re
import traceback
from collections.abc import Iterator
from types import TracebackType

from django.core.exceptions import (
    AppRegistryNotReady,
    ImproperlyConfigured,
    SynchronousOnlyOperation,
)
from django.db import IntegrityError, InterfaceError, InternalError, OperationalError

WITHHELD = "(message withheld)"
OF_CODE = (
    AppRegistryNotReady,
    AttributeError,
    ImportError,
    ImproperlyConfigured,
    InterfaceError,
    MemoryError,
    NameError,
    OSError,
    OperationalError,
    RecursionError,
    SynchronousOnlyOperation,
)
OF_CONSTRAINTS = (
    IntegrityError,
    InternalError,
)  # their first line names the constraint, the others the row
QUOTED = re.compile(r"(?<!constraint )(?<!relation )(?<!column )\"[^\"\n]*\"")
ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def describe_error(error: BaseException) -> str:
    """Return the class of an error and what its message may show, in one line."""
    name = type(error).__qualname__
    if isinstance(error, OF_CONSTRAINTS):
        first, *_rest = str(error).splitlines() or [""]
        return f"{name}: {QUOTED.sub('(withheld)', first)}"
    if isinstance(error, OF_CODE):
        return f"{name}: {error}"
    return f"{name}: {WITHHELD}" if str(error) else name


def describe_traceback(error: BaseException) -> str:
    """Return the error, where it occurred, and the errors that led to it."""
    parts = []
    for each in reversed(list(_chain(error))):
        frames = "".join(traceback.format_tb(each.__traceback__))
        parts.append(f"{frames}{describe_error(each)}")
    return "\n\nand then:\n\n".join(parts)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        is_hidden = following.__suppress_context__
        following = following.__cause__ or (None if is_hidden else following.__context__)
