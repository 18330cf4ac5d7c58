"""The page at the root of a server as a browser has it."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from conftest import Opened

ADDRESS = os.environ.get("MARQUEE_LANDING_PAGE", "")


@pytest.mark.skipif(not ADDRESS, reason="there is no server")
def test_the_report_is_shown_and_its_pictures_drawn(visited: Callable[..., Opened]) -> None:
    one = visited(ADDRESS)
    # The browser says here what a content security policy forbids.
    assert one.said == []
    boxes = one.page.locator(".picture")
    assert boxes.count() > 0 and one.page.locator(".picture svg").count() >= boxes.count()
    # The token is in no address.
    token = ADDRESS.split("#")[1]
    assert token not in one.page.url and all(token not in address for address in one.asked)
    # A tooltip has the page's style, and not one of its own.
    assert one.page.evaluate("document.querySelectorAll('style').length") == 1
