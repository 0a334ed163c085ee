"""A manager puts a request off for a planned warrant."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from childtonotice.casework.models import Item, User
from tests.browser.visitor import Visitor
from tests.web.answers import NEEDED, save


@pytest.mark.walks("deferred", "deferral-ended")
def test_a_request_is_put_off_on_a_supervisors_word(visitor: Visitor, now: datetime) -> None:
    # Given a request, and a manager on its page
    item = Item.objects.get(incident_id="EX-1001")
    save(User.objects.get(username="joan.hall"), item, NEEDED, now)
    visitor.sign_in("joan.hall").open(f"/items/{item.number}/request/").follow("Put it off for a planned warrant")
    # When they name no supervisor
    visitor.page.get_by_label("Why it cannot be sent").fill("A warrant is planned and must not be given away.")
    visitor.page.get_by_label("Look at it again by").fill(
        f"{timezone.localtime(timezone.now() + timedelta(hours=12)):%Y-%m-%dT%H:%M}"
    )
    visitor.press("Put it off")
    # Then the page asks who answers for it
    assert visitor.sees("Give the name of the supervisor who answers for it")
    # When they do
    visitor.page.get_by_label("Supervisor who answers for it").fill("DI M Calder")
    visitor.press("Put it off")
    # Then it stands among the exceptions
    assert visitor.sees("1 put off for a planned warrant")
    assert visitor.sees("DI M Calder")
    # And when the warrant is done, it is asked for again in the usual way
    visitor.open(f"/items/{item.number}/request/").follow("Put it off for a planned warrant")
    visitor.page.get_by_label("What came of the warrant").fill("It was executed this morning, nothing was found.")
    visitor.press("It is no longer put off")
    assert item.events.filter(kind="deferral-ended").exists()
