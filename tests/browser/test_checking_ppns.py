"""The team checks a PPN and returns it, the officer reads why; what is accepted goes to the council and comes back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from childtonotice.casework.actions.assessments import assess_ppn
from childtonotice.casework.actions.partners import note_steps
from childtonotice.casework.models import PartnerStep, SubmittedPpn
from childtonotice.casework.partners import Note
from tests.browser.visitor import Visitor
from tests.web.ppns import bring, judged, make_vat, row

HOUR = timedelta(hours=1)
THIN = "He is a regular misper and well known. Male strangled mother. Child was dressed."


@pytest.mark.walks("ppn-returned")
def test_a_thin_ppn_is_returned_and_the_officer_reads_what_to_add(visitor: Visitor, now: datetime) -> None:
    # Given a PPN in which the child is not heard
    bring(row("N-1", now - 30 * HOUR, grading="standard", narrative=THIN), now=now)
    make_vat()
    # When the team opens it
    visitor.sign_in("noor.fielding").follow("Check next")
    # Then it sees what our reading found and did not find, and where the grading does not fit
    assert visitor.sees("look at the grading")
    assert visitor.sees("Nothing found in the text.")
    # When it saves without an answer
    visitor.press("Save and next")
    assert visitor.sees("Say whether “Words” is there")
    # When it names what is missing and returns it
    page = visitor.page
    for group in ("Words", "Activity", "Relationships and dynamics", "Environment", "Voice of the child", "School"):
        page.get_by_role("group", name=group).get_by_label("Missing").check()
    page.get_by_label("Medium: serious harm could follow if things change").check()
    page.get_by_label("If it differs").fill("The text speaks of strangulation.")
    page.get_by_label("Return it").check()
    page.get_by_label("Red: it could not be used as it came").check()
    page.get_by_label("To the officer").fill("Thank you. What did he say, and what does he want?")
    visitor.press("Save and next")
    assert visitor.sees("N-1: returned to the officer")
    assert visitor.sees("Every PPN is checked")
    # Then the officer reads it and says so
    visitor.page.context.clear_cookies()
    visitor.sign_in("d.okafor")
    for heading in ("Words", "Activity", "Relationships and dynamics", "Environment", "Voice of the child", "School"):
        assert visitor.sees(f"Missing: {heading}.")
    assert visitor.sees("What the child wants, feels or fears; not only what happened.")
    page.get_by_role("button", name="I have read this").click()
    assert visitor.sees("noted as read")


@pytest.mark.walks("ppn-accepted", "shared", "acknowledged", "chased", "answered")
def test_what_is_accepted_is_shared_and_answered_in_one_table(visitor: Visitor, now: datetime) -> None:
    # Given three PPNs that were accepted
    vat = make_vat()
    for name in ("N-1", "N-2", "N-3"):
        bring(row(name, now - 5 * HOUR), now=now)
        ppn = SubmittedPpn.objects.get(ppn_id=name)
        assess_ppn(by=vat, number=ppn.number, judged=judged(ppn), now=now - 4 * HOUR)
    # And a fourth that went to the council this morning
    bring(row("N-4", now - 5 * HOUR), now=now)
    silent = SubmittedPpn.objects.get(ppn_id="N-4")
    assess_ppn(by=vat, number=silent.number, judged=judged(silent), now=now - 4 * HOUR)
    note_steps(by=vat, notes=[Note(silent.number, "shared", now - 3 * HOUR, "Northvale Council")], now=now - 3 * HOUR)
    # When two of them went to the council, noted with one save
    visitor.sign_in("noor.fielding").follow("Partners")
    for name in ("N-1", "N-2"):
        visitor.page.get_by_label(f"What happened to {name}").select_option("Shared")
    visitor.press("Save what you chose")
    # Then they wait for the council, and the third waits for us
    assert visitor.sees("Noted for 2 PPNs.")
    assert PartnerStep.objects.filter(step="shared", partner="Northvale Council").count() == 3
    # And the council answers for one, acknowledges the other, and is rung about the fourth
    visitor.page.get_by_label("What happened to N-1").select_option("Early help")
    visitor.page.get_by_label("What happened to N-2").select_option("Acknowledged")
    visitor.page.get_by_label("What happened to N-4").select_option("We chased them")
    visitor.press("Save what you chose")
    assert visitor.sees("Partners: 3 waiting")
