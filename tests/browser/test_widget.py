"""The customer's journey in the widget: every state free of faults, in both languages, sizes and themes."""

import pytest
from playwright.sync_api import Browser

from tests.browser.customer import with_assistant, with_person
from tests.browser.faces import LOOKS, Look, faults, looking
from tests.support.system import System

pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.timeout(900)]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_state_of_the_widget_is_free_of_faults(
    browser: Browser, lobby: System, look: Look
) -> None:
    with looking(browser, look) as customer, looking(browser, Look(look.language)) as agent:
        for name in with_assistant(customer, lobby, look):
            assert faults(customer) == [], name
        for name in with_person(customer, agent, lobby, look):
            assert faults(customer) == [], name
