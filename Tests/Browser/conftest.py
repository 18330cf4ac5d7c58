"""A browser without a window, and the pages that MARQUEE_PAGES names, in it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

PAGES = [Path(page).resolve() for page in os.environ["MARQUEE_PAGES"].split(os.pathsep)]
_QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
]


@dataclass
class Opened:
    """A page, and what it did that nobody sees."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(params=PAGES, ids=lambda page: page.stem)
def file(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def opened(visited: Callable[..., Opened], file: Path) -> Callable[..., Opened]:
    """Opens the file in a browser of its own and waits for its pictures."""
    return lambda *width, **options: visited(file.as_uri(), *width, **options)


@pytest.fixture
def visited(chromium: Any) -> Iterator[Callable[..., Opened]]:
    """Opens an address in a browser of its own and waits for the pictures of the page."""
    contexts = []

    def open_address(address: str, width: int = 1280, **options: Any) -> Opened:
        context = chromium.launch_persistent_context(
            tempfile.mkdtemp(prefix="marquee-profile-"),
            executable_path=os.environ.get("MARQUEE_CHROMIUM", "/usr/bin/chromium"),
            args=_QUIET,
            viewport={"width": width, "height": 900},
            **options,
        )
        contexts.append(context)
        result = Opened(context.new_page())
        page = result.page
        page.on("console", lambda message: result.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: result.said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (result.said.append("a dialog"), dialog.dismiss()))
        page.on("request", lambda request: result.asked.append(request.url))
        page.goto(address)
        if options.get("java_script_enabled", True):
            drawn = "html[data-pictures=drawn]"
            page.wait_for_selector(drawn, state="attached", timeout=60_000)
        return result

    yield open_address
    for context in contexts:
        context.close()
