"""The report's page as a browser has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Opened
from playwright.sync_api import Page

Open = Callable[..., Opened]

UNDRAWN = """[...document.querySelectorAll('.picture')]
    .filter(box => !box.querySelector('svg g.role-mark > *'))
    .map(box => box.dataset.figure)"""
WIDE = """[...document.querySelectorAll('body *')]
    .filter(one => !one.closest('.scroll') && !one.closest('svg') && !one.closest('.skip'))
    .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
    .map(one => one.tagName + '.' + one.className)"""
CONTRASTS = """(() => {
    const channels = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const light = colour => channels(colour).map(c => c / 255)
        .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = one => {
        for (; one; one = one.parentElement) {
            const colour = getComputedStyle(one).backgroundColor;
            if (!colour.endsWith(', 0)')) return colour;
        }
    };
    const all = 'h1, h2, h3, .kicker, dt, dd, nav a, .finding, .rule, summary, th, td, li, footer';
    return [...document.querySelectorAll(all)].filter(one => one.checkVisibility()).map(one => {
        const [a, b] = [getComputedStyle(one).color, ground(one)].map(light).sort((x, y) => y - x);
        return [(a + 0.05) / (b + 0.05), one.tagName + '.' + one.className];
    }).filter(pair => pair[0] < 4.5);
})()"""


def pictures(page: Page) -> int:
    return page.locator(".picture").count()


def test_every_picture_is_drawn_and_nothing_is_said_or_asked_for(opened: Open, file: Path) -> None:
    one = opened()
    assert pictures(one.page) > 0 and one.page.evaluate(UNDRAWN) == []
    one.page.wait_for_timeout(300)
    assert one.said == [] and one.asked == [file.as_uri()]
    assert file.stat().st_size < 3_000_000


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_nothing_is_wider_than_the_screen(opened: Open, width: int) -> None:
    page = opened(width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(WIDE) == []


def test_pictures_follow_the_width(opened: Open) -> None:
    one = opened()
    one.page.set_viewport_size({"width": 390, "height": 800})
    one.page.wait_for_timeout(1500)
    assert one.page.evaluate(WIDE) == [] and one.page.evaluate(UNDRAWN) == []
    # They are drawn anew at their width, not made smaller; the clouds of words are.
    small = """[...document.querySelectorAll('.picture svg')]
        .filter(svg => svg.getBoundingClientRect().width < 0.9 * svg.viewBox.baseVal.width)
        .map(svg => svg.closest('.picture').dataset.figure)"""
    assert set(one.page.evaluate(small)) <= {"title_words", "description_words"}
    assert one.said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_in_light_and_dark(opened: Open, scheme: str) -> None:
    page = opened(color_scheme=scheme).page
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate(CONTRASTS) == []
    # Pictures take the page's colours.
    label = "getComputedStyle(document.querySelector('.role-axis-label text')).fill"
    quiet = "getComputedStyle(document.querySelector('.rule')).color"
    assert page.evaluate(label) == page.evaluate(quiet)


def test_without_javascript_every_table_is_open(opened: Open) -> None:
    one = opened(java_script_enabled=False)
    tables = one.page.locator("table")
    assert tables.count() > 0
    assert all(table.is_visible() for table in tables.all())
    assert not any(box.is_visible() for box in one.page.locator(".picture").all())
    assert one.page.locator("noscript .note").is_visible()
    assert one.asked and len(one.asked) == 1


def test_names_are_never_scripts(opened: Open) -> None:
    one = opened()
    kinds = one.page.evaluate("[...document.scripts].map(one => one.type)")
    assert kinds == ["application/json", "module", "module"]
    assert one.page.locator("img, iframe, object, embed, link, base").count() == 0
    handlers = """[...document.querySelectorAll('*')]
        .filter(one => one.getAttributeNames().some(name => name.startsWith('on'))).length"""
    assert one.page.evaluate(handlers) == 0
    # A tooltip shows values as texts too.
    one.page.locator("#countries .picture g.mark-rect path").nth(3).hover()
    one.page.wait_for_selector("#vg-tooltip-element.visible")
    assert one.page.locator("#vg-tooltip-element img, #vg-tooltip-element script").count() == 0
    assert one.said == []


def test_the_page_can_be_read_by_ear_and_keyboard(opened: Open) -> None:
    page = opened().page
    assert page.evaluate("document.documentElement.lang") == "en"
    for landmark in ("header", "nav[aria-label]", "main", "footer", "h1"):
        assert page.locator(f"body {landmark}").count() == 1, landmark
    levels = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4')].map(one => +one.tagName[1])"
    )
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    for kind in ("[role=img]:not([aria-label])", "[role=region]:not([aria-label])"):
        assert page.locator(kind).count() == 0
    assert page.locator("table:not(:has(caption))").count() == 0
    assert page.locator("th:not([scope]), [role=region]:not([tabindex='0'])").count() == 0
    twice = """(ids => ids.filter((id, place) => ids.indexOf(id) !== place))(
        [...document.querySelectorAll('body [id]')].map(one => one.id))"""
    assert page.evaluate(twice) == []
    broken = """[...document.querySelectorAll('[aria-labelledby], a[href^="#"]')]
        .map(one => one.getAttribute('aria-labelledby') ?? one.hash.slice(1))
        .filter(id => !document.getElementById(id))"""
    assert page.evaluate(broken) == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0


def test_paper_has_pictures_and_tables(opened: Open) -> None:
    page = opened(color_scheme="dark").page
    assert page.locator("details:not([open])").count() == pictures(page)
    assert page.pdf(format="A4")[:5] == b"%PDF-"
    # The tables that were opened for it are closed again.
    assert page.locator("details:not([open])").count() == pictures(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert all(box.is_visible() for box in page.locator(".picture").all())
    assert page.evaluate(CONTRASTS) == []
