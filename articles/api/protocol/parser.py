"""How the JSON of a request is read: as UTF-8, without what no text may hold."""

import json
from typing import Any, NoReturn, cast

from django.http import HttpRequest
from ninja.parser import Parser
from ninja.types import DictStrAny


class StrictParser(Parser):
    """Refuses what JSON of Python would accept, but no database: NUL, half a character, NaN."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """Return the body. Raises `ValueError`, which becomes 400."""
        content = request.body.decode("utf-8")
        value = json.loads(content, parse_constant=_refuse)
        _require_storable(value)
        return cast("DictStrAny", value)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _require_storable(value: Any) -> None:
    """Raise `ValueError` for a text that cannot be stored. `json.loads` limits the depth."""
    if isinstance(value, str):
        value.encode("utf-8")
        if "\0" in value:
            raise ValueError(value)
    elif isinstance(value, dict):
        for name, each in value.items():
            _require_storable(name)
            _require_storable(each)
    elif isinstance(value, list):
        for each in value:
            _require_storable(each)
