"""No loose ends, no mention of how or with what the work was done, and nobody real in the data (R52)."""

from __future__ import annotations

import pytest

from tests.house.code import ROOT, Source, list_name_words, list_python, parse_source, read_source
from tests.house.words import (
    ELSEWHERE,
    LISTS_OF_NAMES,
    LOOSE_ENDS,
    THIRD_PARTIES,
    TOOLS,
    find_real_mail,
    find_real_phones,
    find_words,
    list_texts,
)  # fmt: skip

# Words of other houses for things that the glossary names: they may stand in texts, never in our code's names.
FOREIGN_WORDS = {
    "occurrence", "occurrences", "nominal", "nominals", "minor", "minors", "merlin", "scarf", "vist", "vpa", "bcu",
    "lpa", "tenant", "tenants", "dossier", "disposition", "dispositions", "remediation", "ticket", "tickets",
}  # fmt: skip

GLOSSARY = (
    "incident", "person", "involvement", "child", "ppn", "ppn subject", "grading", "VAT grading", "response grade",
    "area", "extract", "force", "run", "notice", "evidence", "circumstances", "coverage", "finding", "status",
    "exclusion", "worklist", "item", "review", "decision", "recovery", "feedback", "user", "role",
)  # fmt: skip


def find_foreign_words(source: Source) -> list[str]:
    """Names in code that use another house's word for one of our things."""
    words = list_name_words(source)
    return [f"{source.name}:{words[word]} {word}" for word in sorted(FOREIGN_WORDS & words.keys())]


def test_no_loose_ends() -> None:
    found = [f"{name} {hit}" for name, text in list_texts() for hit in find_words(text, LOOSE_ENDS)]
    assert not found, "\n".join(found)


def test_nothing_points_outside_the_repository() -> None:
    found = [f"{name} {hit}" for name, text in list_texts() for hit in find_words(text, ELSEWHERE)]
    assert not found, "\n".join(found)


def test_no_tool_is_named() -> None:
    ours = [(name, text) for name, text in list_texts() if not name.endswith(LISTS_OF_NAMES)]
    found = [f"{name} {hit}" for name, text in ours for hit in find_words(text, TOOLS, any_case=True)]
    assert not found, "\n".join(found)


def test_every_address_and_number_is_made_up() -> None:
    ours = [(name, text) for name, text in list_texts() if name not in THIRD_PARTIES]
    found = [f"{name} {hit}" for name, text in ours for hit in find_real_mail(text) + find_real_phones(text)]
    assert not found, "\n".join(found)


def test_our_names_use_our_own_words() -> None:
    # What reads logs names rules after the words of logs, whatever they are.
    ours = [path for path in list_python("src") if "screening/text" not in path.as_posix()]
    found = [line for path in ours for line in find_foreign_words(read_source(path))]
    assert not found, "\n".join(found)


def test_the_glossary_has_every_word_of_the_answer() -> None:
    glossary = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    assert not [word for word in GLOSSARY if f"**{word}**" not in glossary]


@pytest.mark.parametrize("word", LOOSE_ENDS + ELSEWHERE + TOOLS)
def test_a_forbidden_word_is_found(word: str) -> None:
    assert find_words(f"one\n# {word}: later", (word,)) == [f"line 2: {word}"]
    assert not find_words(f"one{word.replace('/', '')}s", (word,))


def test_a_real_address_or_number_is_found() -> None:
    assert find_real_mail("write to jo@" + "force.police.uk today")
    assert not find_real_mail("write to jo@north.example today")
    assert find_real_phones("ring 01904 " + "618691 now")
    assert find_real_phones("ring +44 1904 " + "618691 now")
    assert not find_real_phones("ring 01632 960123 or 07700 900 456; crime 12260123456")


def test_a_foreign_word_is_found() -> None:
    assert find_foreign_words(parse_source("def read_nominal(case): ..."))
    assert not find_foreign_words(parse_source("def read_person(incident): ..."))
