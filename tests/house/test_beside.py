"""The rule beside a reason is the rule's own sentence: the page and the manual cannot say different things."""

from __future__ import annotations

import importlib

import pytest

from childtonotice.casework.beside import RULES
from tests.house.code import first_sentence, read_source
from tests.house.policy import RULES as FOLDER


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_sentence_is_that_of_the_rule(code: str) -> None:
    where, sentence = RULES[code]
    file, name = where.split(".")
    rule = next(node for node in read_source(FOLDER / f"{file}.py").functions() if node.name == name)
    assert sentence == first_sentence(rule)
    assert callable(getattr(importlib.import_module(f"childtonotice.screening.rules.{file}"), name))
