"""What stands around every page: one line of links, however many pages a reader works with."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from childtonotice.casework.models import User
from childtonotice.casework.pages.frame import ON_ONE_LINE, Link, Menu, fold_menus


def links(*menus: str) -> tuple[Link, ...]:
    return tuple(Link(f"Page {n}", f"/{n}/", n == 0, menu) for n, menu in enumerate(menus))


def test_few_links_stand_each_for_itself() -> None:
    few = links("", "Figures", "Figures", "More")
    assert fold_menus(few) == tuple(Menu("", (link,)) for link in few)


def test_many_links_go_into_menus_and_none_is_lost() -> None:
    many = links("", "", "", "Figures", "Figures", "More", "More", "More")
    menus = fold_menus(many)
    assert [menu.name for menu in menus] == ["", "", "", "Figures", "More"]
    assert [link for menu in menus for link in menu.links] == list(many)
    assert [menu.current for menu in menus] == [True, False, False, False, False]


def test_a_menu_of_one_is_a_link() -> None:
    menus = fold_menus(links("", "", "", "", "", "", "Figures", "More", "More"))
    assert [menu.name for menu in menus if len(menu.links) == 1] == [""] * 7


@pytest.mark.parametrize("role", ["coordinator", "sergeant", "manager", "inspector", "data"])
def test_the_header_of_each_role_is_one_line(client: Client, users: dict[str, User], role: str) -> None:
    client.force_login(users[role])
    header = client.get("/account/").content.decode().partition('aria-label="Main"')[2].partition("</nav>")[0]
    loose = re.sub(r"<details.*?</details>", "<summary", header, flags=re.S)
    assert len(re.findall(r"<a |<summary", loose)) <= ON_ONE_LINE + 1
