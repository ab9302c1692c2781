"""axe-core finds no serious violation in what the program draws, and nothing is wider than the screen."""

import pytest

pytestmark = pytest.mark.browser

ADDRESSES = (
    "",
    "read?doc=04_asia_desk",
    "read?doc=04_asia_desk&view=framings",
    "topics?topic=state_visits",
    "terms",
    "quotes",
    "series",
    "documents",
    "method",
    "export",
)


@pytest.fixture
def axe():
    """What checks a page; it brings its own copy of axe-core."""
    return pytest.importorskip("axe_playwright_python.sync_playwright").Axe()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_has_no_serious_violation_and_fits_the_screen(page, axe, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"/{address}")
    page.wait_for_selector(".px-bar", state="attached")
    page.wait_for_function("!document.querySelector('[data-testid=stSpinner]')")
    for width in (1440, 400):
        page.set_viewport_size({"width": width, "height": 1000})
        page.wait_for_timeout(1000)
        found = axe.run(page).response["violations"]
        wrong = [f"{item['id']}: {item['nodes'][0]['html'][:200]}" for item in found if item["impact"] != "minor"]
        assert not wrong, width
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("element => element.scrollWidth <= element.clientWidth + 1"), f"wider than {width} pixels"


@pytest.mark.parametrize("address", ["topics?topic=state_visits", "series", "documents", "export"])
def test_the_keyboard_reaches_the_page_and_shows_where_it_is(page, address):
    page.goto(f"/{address}")
    page.wait_for_selector(".px-bar", state="attached")
    page.wait_for_timeout(1000)
    page.locator("[data-testid=stMain] :is(a, button, input, textarea)").first.focus()
    page.keyboard.press("Tab")
    shown = page.evaluate(
        "() => { const e = document.activeElement; "
        "for (let n = e, up = 0; n && up < 5; n = n.parentElement, up++) { const s = getComputedStyle(n); "
        "if (s.outlineStyle !== 'none' || s.boxShadow !== 'none' || n.matches(':focus-visible')) return true; } "
        "return false; }"
    )
    assert page.evaluate("document.activeElement.tagName") != "BODY"
    assert shown
