"""Every public function, class and module of the product says what it is, in a sentence."""

from __future__ import annotations

from tests.house.code import Source, first_sentence, list_public, list_python, parse_source, read_source

SENTENCE_ENDS = (".", "?", ":", "!", ".)")


def find_undocumented(source: Source) -> list[str]:
    """What is offered without a docstring; an empty module that only makes a folder a package needs none."""
    if not source.tree.body:
        return []
    return [f"{source.name}: {name} has no docstring" for name, node in list_public(source) if not first_sentence(node)]


def find_fragments(source: Source) -> list[str]:
    """Docstrings whose first paragraph is no whole sentence."""
    sentences = [(name, first_sentence(node)) for name, node in list_public(source)]
    return [f"{source.name}: {name}: {text}" for name, text in sentences if text and not is_sentence(text)]


def is_sentence(text: str) -> bool:
    """Whether a text begins as a sentence does and ends as one."""
    return text.endswith(SENTENCE_ENDS) and not (text[0].isalpha() and text[0].islower() and " " not in text)


def test_everything_offered_has_a_docstring() -> None:
    found = [line for path in list_python("src", "bench") for line in find_undocumented(read_source(path))]
    assert not found, "\n".join(found)


def test_every_docstring_begins_with_a_sentence() -> None:
    found = [line for path in list_python("src", "bench") for line in find_fragments(read_source(path))]
    assert not found, "\n".join(found)


def test_every_test_file_says_what_it_tests() -> None:
    found = [
        line for path in list_python("tests") for line in find_undocumented(read_source(path)) if ": module" in line
    ]
    assert not found, "\n".join(found)


BARE = '''"""A module."""

def open_door(): ...

class Door:
    """A door."""

    def close(self): ...
'''


def test_the_checks_find_what_they_look_for() -> None:
    bare = parse_source(
        '"""A module."""\n\ndef open_door(): ...\n\nclass Door:\n    """A door."""\n    def close(self): ...\n'
    )
    assert find_undocumented(bare) == [
        "sample.py: open_door has no docstring",
        "sample.py: Door.close has no docstring",
    ]
    assert find_fragments(parse_source('"""a module without an end"""\n'))
    assert not find_undocumented(parse_source('"""A module."""\n\ndef _private(): ...\n'))
    assert find_undocumented(parse_source("x = 1\n")) == ["sample.py: module has no docstring"]
