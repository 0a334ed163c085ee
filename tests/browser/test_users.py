"""An administrator adds a colleague and gives them a list."""

from __future__ import annotations

from childtonotice.casework.models import Role
from tests.browser.visitor import Visitor
from tests.web.made_up import make_user


def test_an_administrator_adds_a_colleague_and_gives_a_role(visitor: Visitor) -> None:
    # Given an administrator, who begins with the users
    make_user("una.keeper", Role.ADMINISTRATOR)
    visitor.sign_in("una.keeper")
    assert visitor.at("h1").inner_text() == "Users"
    # When they add a colleague
    visitor.page.get_by_label("Username").fill("n.frost")
    visitor.page.get_by_label("Name that colleagues see").fill("N Frost")
    visitor.press("Add the user")
    # Then the first password is shown once
    assert visitor.sees("It is shown once")
    # And when they give a role, it stands in the table from today
    visitor.page.get_by_label("Role").select_option("performance-manager")
    visitor.page.get_by_label("Northvale").check()
    visitor.press("Give the role")
    assert visitor.at("tbody th").first.inner_text() == "Performance manager"
    assert visitor.at("code").count() == 0
