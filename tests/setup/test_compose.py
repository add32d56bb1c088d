"""docker-compose.yml is what the Compose Specification allows, and confines every service.

The folder compose_spec/ has the schema of that specification, under the Apache License 2.0.
"""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((Path(__file__).parent / "compose_spec/compose-spec.json").read_text())
VARIABLE = re.compile(r"\$\{(\w+)(?::?([-?])([^}]*))?\}")


def interpolated(text: str) -> str:
    """Return the file as Compose reads it: defaults in place, required variables filled."""
    return VARIABLE.sub(lambda match: match[3] if match[2] == "-" else "x", text)


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded = yaml.safe_load(interpolated((ROOT / "docker-compose.yml").read_text()))
    return {name: value for name, value in loaded.items() if not name.startswith("x-")}


def faults(compose: dict[str, Any]) -> list[str]:
    """Return where the file is not what the specification allows."""
    errors = Draft7Validator(SCHEMA).iter_errors(compose)
    return sorted({"/".join(map(str, error.absolute_path)) for error in errors})


def test_the_file_is_what_the_specification_allows(compose):
    assert faults(compose) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("restart",), 5),
        (("mem_limits",), "2g"),
        (("healthcheck", "intervall"), "10s"),
        (("depends_on", "migrate", "condition"), "service_ready"),
        (("ports",), "8000:8000"),
    ],
)
def test_a_mistake_in_it_is_noticed(compose, path, value):
    changed = copy.deepcopy(compose)
    at = changed["services"]["web"]
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = value

    assert [each for each in faults(changed) if each.startswith("services/web")]


def test_what_services_refer_to_is_there(compose):
    services, volumes = compose["services"], set(compose["volumes"])
    for service in services.values():
        assert set(service.get("depends_on", {})) <= set(services)
        for needed, how in service.get("depends_on", {}).items():
            assert how["condition"] != "service_healthy" or "healthcheck" in services[needed]
        assert {each.partition(":")[0] for each in service.get("volumes", ())} <= volumes


def test_every_service_is_confined_and_of_a_version(compose):
    for name, service in compose["services"].items():
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["read_only"] is True, name
        assert service["mem_limit"], name
        assert service["pids_limit"], name
        image = service["image"]
        assert image == "factcheck" or re.search(r":\d+\.\d+", image), name
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", ())), name
