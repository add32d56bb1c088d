import pytest

from tests.actions.publishing.other_newsroom import exported_elsewhere, rich_report


@pytest.fixture
def elsewhere() -> bytes:
    return exported_elsewhere(rich_report)
