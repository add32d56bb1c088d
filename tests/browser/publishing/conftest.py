"""Fixtures for pages about publication."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page


@pytest.fixture
def presentable(accessible, valid) -> Callable[[Page], None]:
    """`presentable(page)` checks a page in light and dark, wide and narrow, and its HTML."""

    def check(page: Page) -> None:
        accessible(page)
        page.emulate_media(color_scheme="dark")
        accessible(page, rules=["color-contrast"])
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.set_viewport_size({"width": 1440, "height": 1000})
        valid([(page.url, page.content())])

    return check
