"""Ages in a list, and the children whose they are: those of a number, of names, or of "they"."""

from __future__ import annotations

from childtonotice.screening.text.clues import ADULT, Age, Clue, Found
from childtonotice.screening.text.forenames import FORENAMES
from childtonotice.screening.text.leads import Lead
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.names import Name, name_from
from childtonotice.screening.text.things import THINGS, is_thing
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.whose import BEING, named, said_of
from childtonotice.screening.text.words import COUNTS, Noun


def listed_ages(line: Line, ages: list[Age], found: Found) -> set[int]:
    """The ages, by first word, of a list that spells out a number of children ("BOTH BOYS WITH HER, 3 AND 6").

    None otherwise.
    """
    run = [ages[0]]
    for age in ages[1:]:
        between = line.words[run[-1].last + 1 : age.first]
        if (between and not all(word in BETWEEN for word in between)) or not (between or is_bare(line, run, found)):
            break
        run.append(age)
    if len(run) > 1 and is_thing(line, run[0].first, run[-1].last):
        return {age.first for age in run}
    if len(run) > 1 and tells_them(line, run) and (done := spelled_out(line, run, found)):
        return done
    if len(run) > 1 and (
        each := next(filter(None, (read(line, run) for read in LISTS)), None) or with_one_label(line, run, found)
    ):
        found.clues += each
        return {age.first for age in run}
    if run[0].how == "bare" and line.words[run[0].first - 1] in ("both", "all") and (each := of_one_age(line, run[0])):
        found.clues += each
        return {run[0].first}
    if len(run) < 2:
        return set()
    return grown_listed(line, run, found) if all(age.low >= ADULT for age in run) else spelled_out(line, run, found)


def is_bare(line: Line, run: list[Age], found: Found) -> bool:
    """Whether ages may follow one another with nothing between ("arrested x3, ages 14 15 16")."""
    if line.words[run[0].first] not in ("ages", "aged"):
        return False
    told = [clue for clue in found.clues if clue.line is line]
    return all(clue.relation == "parent" for clue in told) or any(clue.told and clue.number > PAIR for clue in told)


def spelled_out(line: Line, run: list[Age], found: Found) -> set[int]:
    """The ages of a list that spells out a group told just before it, put to each of its children."""
    at = next((at for at in range(len(found.clues) - 1, -1, -1) if spells_out(found.clues[at], line, run)), -1)
    if at < 0:
        return set()
    group = found.clues[at]
    found.clues[at : at + 1] = [
        group._replace(
            number=1,
            told=True,
            low=age.low,
            high=age.high,
            last=age.last,
            firm=True,
            chain=-1000 * (line.lo + 1) - at,
            rule="family-word-with-age",
            weight=group.weight + 4,
        )
        for age in run
    ]
    return {age.first for age in run}


def grown_listed(line: Line, run: list[Age], found: Found) -> set[int]:
    """The ages of a list that makes grown-ups of as many sons or brothers told before ("his two sons, 31 and 29")."""
    for at, clue in reversed([*enumerate(found.clues)]):
        near = clue.line is line and 0 < run[0].first - clue.last < FAR and clue.kind == "child"
        if near and clue.number == len(run) and clue.low is None and "." not in line.words[clue.last : run[0].first]:
            # Only "the boys are his two sons, 31 and 29" says who the boys were; other children of the log stand.
            number = len(run) if not {"are", "were", "they're"}.isdisjoint(line.before(clue.first, 3)) else 1
            found.clues[at] = clue.but(low=run[-1].low, high=run[0].high, number=number, kind="grown")
            return {age.first for age in run}
    return set()


FAR, PAIR = 13, 2
MOST_NUMBERED = 5
# "A 12- and a 13-year-old"; "ages 3, 5 and 7".
BETWEEN = frozenset((",", "and", "&", "+", "n", "-", "a", "or"))


def names_of(line: Line, run: list[Age]) -> list[Clue]:
    """The children of a list of names followed by a list of ages of the same length ("AVA AND LEO, 7 AND 5")."""
    at = run[0].first - 1
    while at >= 0 and line.words[at] in (",", "(", "-", "aged"):
        at -= 1
    names = names_before(line, at, len(run), sure=True)
    if len(names) != len(run) or run[0].how not in ("bare", "aged") or any(age.how != "bare" for age in run[1:]):
        return []
    chain = -1000 * (line.lo + 1) - 500 - run[0].first
    return [named(line, name, age)._replace(chain=chain) for name, age in zip(names, run, strict=True)]


def names_before(line: Line, at: int, most: int = 99, *, sure: bool = False) -> list[Name]:
    """The names of a list that ends at a word, in order ("ELLIE AND MYA", "Jamie Orr and Lee Pike")."""
    names: list[Name] = []
    while at >= 0 and len(names) < most and (name := name_ending(line, at, sure=sure)):
        names.append(name)
        at = name.first - 1
        if line.words[at] not in (",", "and", "&", "+", "/", "n"):
            break
        at -= 1
    return names[::-1]


def name_ending(line: Line, at: int, *, sure: bool) -> Name | None:
    """The name that ends at a word: a whole one, else a first name."""
    whole = name_from(line, at - 1) if at and not (line.is_flat and line.words[at] in FORENAMES) else None
    name = whole if whole and whole.last == at else name_from(line, at, sure=sure)
    return name if name and name.last == at else None


def of_one_age(line: Line, age: Age) -> list[Clue]:
    """The children of a list of names with one age for all ("ELLIE AND MYA BOTH 14")."""
    at = age.first - 2
    while line.words[at] in (",", "are", "is", "("):
        at -= 1
    names = names_before(line, at) if age.is_child else []
    chain = -1000 * (line.lo + 1) - 300 - age.first
    return [named(line, name, age)._replace(chain=chain) for name in names] if len(names) > 1 else []


def with_one_unit(line: Line, run: list[Age]) -> list[Clue]:
    """The children of several ages of which only the last has its unit ("5 and 3 year olds")."""
    last = run[-1]
    bare = all(age.how == "bare" and age.is_child for age in run[:-1])
    counted = last.how == "years" and line.words[run[0].first - 1] in (":", "-", "aged", "ages", "(", ".")
    again = line.words[run[0].first - 1] == "one"  # "one 19 and one 15, 15yo has a cut"
    lettered = line.words[last.first].isalpha()  # "DP 1 - M/16"
    if again or lettered or not (last.how == "old" or counted) or not last.is_child or last.low < 1 or not bare:
        return []
    chain = -1000 * (line.lo + 1) - 700 - run[0].first
    return [
        Clue("age-alone", line, age.first, age.last, 1, True, age.low, age.high, sex=last.sex, chain=chain, weight=6)
        for age in run
    ]


def with_one_label(line: Line, run: list[Age], found: Found) -> list[Clue]:
    """The children of several ages after one "ages" or "aged" with nobody named before it ("AGES 16 AND 15")."""
    children = [age for age in run if age.is_child]
    label = line.words[max(0, run[0].first - 1) : run[0].first + 1]
    mixed = "ages" in label and not any(clue.line is line for clue in found.clues)
    if run[0].how != "aged" or {"ages", "aged"}.isdisjoint(label) or (len(children) < len(run) and not mixed):
        return []
    chain = -1000 * (line.lo + 1) - 600 - run[0].first
    return [
        Clue("age-alone", line, age.first, age.last, 1, True, age.low, age.high, chain=chain, weight=6)
        for age in children
    ]


def counted(line: Line, run: list[Age]) -> list[Clue]:
    """The children of as many ages as there were people counted just before ("two residents, 16 and 17")."""
    at = run[0].first - 1
    children = [age for age in run if age.is_child]
    set_off = line.words[at] in (",", "(", "-", ":")
    if not (set_off or run[0].how == "aged") or not children or any(age.how != "bare" for age in run[1:]):
        return []
    if run[0].how not in ("bare", "aged") or not are_people(line, at - 1 if set_off else at, len(run)):
        return []
    chain = -1000 * (line.lo + 1) - 900 - run[0].first
    return [said_of(line, age, "")._replace(kind="child", rule="age-alone", chain=chain) for age in children]


def are_people(line: Line, at: int, number: int) -> bool:
    """Whether so many people are told of up to a word ("two residents", "four casualties ashore", "the victims")."""
    for first in range(at, max(-1, at - 6), -1):
        word = line.words[first]
        if word in (".", ",") or word in THINGS:
            return False
        if word == str(number) or COUNTS.get(word) == number:
            people = line.words[first : at + 1]
            return not PEOPLE.isdisjoint(people) or line.words[first - 2 : first] == ["group", "of"] or word == "pair"
    return line.words[at] in PEOPLE and line.words[at - 1] in ("the", "both")


PEOPLE = lexicon(
    "dps ips f m male males female females residents yp yps learners students passengers pax people persons occupants",
    "climbers walkers hikers swimmers riders kayakers cyclists apprentices trainees teenagers campers skiers drivers",
    "suspects spoken stopped detained offenders riders others mispers witnesses victims casualties pair men women",
    "neighbours workers lifeguards girls boys defendants patients runners sailors survivors injured dead",
    "deceased friends",
)


def theirs(line: Line, run: list[Age]) -> list[Clue]:
    """The children of "they are 15 and 16"."""
    at = run[0].first - 1
    while line.words[at] in BEING or line.words[at] in (",", "("):
        at -= 1
    of_them = line.words[at - 1 : at + 1] == ["of", "them"]
    people = line.words[at] in PEOPLE and not {"are", "were"}.isdisjoint(line.words[at + 1 : run[0].first])
    whoever = line.words[at] == "who" and len(run) in (COUNTS.get(line.words[at - 1]), COUNTS.get(line.words[at - 2]))
    if (
        not of_them
        and not people
        and not whoever
        and line.words[at] not in ("they", "they're", "theyre", "others", "rest")
    ) or not all(age.is_child for age in run):
        return []
    return [
        said_of(line, age, "")._replace(
            kind="child", rule="age-alone", chain=-1000 * (line.lo + 1) - 800 - run[0].first
        )
        for age in run
    ]


def spells_out(clue: Clue, line: Line, run: list[Age]) -> bool:
    """Whether a list of bare ages is that of a group of a line told just before."""
    if clue.relation == "person" and run[0].first == clue.last + 1 and run[-1].low <= MOST_NUMBERED:
        return False  # "suspects 1 and 2 made off"
    return (
        clue.line is line
        and clue.kind == "child"
        and (clue.number == len(run) or not clue.told)
        and (clue.low is None or clue.rule == "school-year")
        and 0 < run[0].first - clue.last < FAR
        and all(age.is_child and age.how in ("bare", "months", "years") for age in run)
        and ("." not in line.words[clue.last : run[0].first] or is_sentence(line, clue, run))
    )


def is_sentence(line: Line, clue: Clue, run: list[Age]) -> bool:
    """Whether the ages are a sentence of their own right after the children ("his kids. 7, 5 and 3. Court order")."""
    opens = line.words[clue.last + 1] == "." and clue.last + 2 == run[0].first
    opens = opens or (clue.told and tells_them(line, run))
    opens = opens or (clue.told and line.words[run[0].first - 1 : run[0].first + 1] in ([".", "aged"], [".", "ages"]))
    return opens and line.words[run[-1].last + 1] in (".", "")


def tells_them(line: Line, run: list[Age]) -> bool:
    """Whether "they are" opens a sentence of ages ("Two siblings hid. They were 7 and 3.")."""
    return line.words[run[0].first - 3 : run[0].first] in ([".", "they", "were"], [".", "they", "are"])


def all_told(line: Line, run: list[Age]) -> list[Clue]:
    """The children of three ages or more by themselves in a sentence ("16, 16 and 17 all served")."""
    opens = line.words[run[0].first - 1] in ("", ".", "-", ":") or run[0].first == 0
    after = line.words[run[-1].last + 1]
    ages = len(run) > 2 and all(age.is_child and age.how == "bare" and age.low >= YOUNGEST_LISTED for age in run)
    if not (ages and opens) or after not in ("all", "", ".") or line.words[run[-1].first - 1] not in ("and", "&"):
        return []
    chain = -1000 * (line.lo + 1) - 650 - run[0].first
    return [
        Clue("age-alone", line, age.first, age.last, 1, True, age.low, age.high, chain=chain, weight=6) for age in run
    ]


YOUNGEST_LISTED = 5
LISTS = (all_told, names_of, theirs, counted, with_one_unit)


def ages_before(line: Line, noun: Noun, lead: Lead) -> list[tuple[Name | None, Age | None]]:
    """The ages of "her 8 and 11 yr old brothers", of which only the last has its unit; nothing where there is one."""
    if noun.number < 2 or lead.age is None or lead.age.low != lead.age.high:
        return []
    words, at, ages = line.words, lead.age.first, [lead.age]
    while words[at - 1] in ("and", "&", ",", "+", "/") and words[at - 2].isdigit() and int(words[at - 2][:3]) < ADULT:
        at -= 2
        ages.insert(0, lead.age._replace(first=at, low=float(words[at]), high=float(words[at])))
    return [(None, age) for age in ages] if len(ages) > 1 else []
