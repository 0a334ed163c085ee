"""An unborn child counts where the log holds a risk to the pregnancy (ruling 6, T12); a pregnancy alone is no sign."""

from __future__ import annotations

from childtonotice.screening.text.clues import Clue, Found
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.pregnancy import WEEKS, pregnant_at
from childtonotice.screening.text.scanning import Scanner
from childtonotice.screening.text.tokens import Line

# What harms or threatens her, or what she takes: said anywhere in a short log, or in the lines around in a long one.
RISK = (
    r"\b(?:punch|kick|knee(?:d|l(?:s|ing)|ing)\b|booted|batter|thump|whack|clout|wallop|leather(?:ed|ing)|skelp|nutted|decked|throttl|slap|push|shov|hit(?:s|ting)?\b|bruis|strangl|chok|throat|assault|attack|beat(?:en|"
    r"ing|s)?\b|grab|drag|thr[eo]w(?:[ns]|ing)?\b|pinn(?:ed|ing)|"
    r"stab|knife|blade|threat|threw|kill|headbutt|hands? (?:round|around)|(?:the|her|my|on|to) neck|wrists|"
    r"cut (?:her|his)|belly|stomach|stamp|bit(?:ten|es)?\b|rape|spat|smash|struck|elbow|burn|scald|"
    r"overdos|o/d\b|\bod\b|tablets|pills|paracetamol|packets|"
    r"(?:taken|took|swallowed) (?:about |approx |over )?\d+ (?:x )?(?:\d+ ?mg )?[a-z]{5,}(?:ine|am|ol|en|one|ide)s?\b|"
    r"ligature|cutting|self.?harm|suicid|jump|"
    r"bridge|railings|parapet|ledge\b|end (?:her|my) life|end it all|(?:can'?t|cannot) (?:do|take) (?:it|this)\b|"
    r"s\.?136|sectioned|"
    r"heroin|crack|cocaine|cannabis|weed|ketamine|methadone|spice|drug|using\b|drink|drunk|alcohol|vodka|"
    r"wine|intoxicat|with an? (?:bat|hammer|axe|machete|crowbar)|"
    r"refus(?:es|ed|ing) (?:all |any )?(?:care|scan|treatment|ambulance|hospital|midwi|antenatal|medical)|"
    r"declin(?:es|ed|ing) (?:all |any )?(?:care|scan|treatment|antenatal)|"
    r"not (?:let|allow|allowed|attend)|won'?t let|stops? her|locked (?:her )?in|controlling|domestic|"
    r"\bdv\b|\bda\b|dash\b|ran over|run over|knocked|knelt|kneel|stood on|sat on|"
    r"miss(?:ed|ing)? (?:all |her )?(?:scan|appointment|midwi|antenatal)|no antenatal|concealed|hidden the pregnancy|"
    r"trafficked|exploit|sold|forced|missing|bleeding after|fell down|pulled (?:her )?hair|by the hair|"
    r"on fire|arson|petrol|gun\b)"
)
# A quarrel with whom she lives or lived: a domestic incident, though the word is not used.
QUARREL = (
    r"\b(?:verbal (?:row|argument|altercation|only|dispute)|"
    r"(?:row|rowing|rowed|argument|arguing|argued|altercation|fall(?:en|ing)? out|kicking off|shouting)"
    r" (?:with|at|from|between) (?:(?:her|his|my|the|an|ex|two) )*"
    r"(?:him|her|bf|boyfriend|partners?|husband|ex|fiancee?|wife|couple|mum|dad|father|mother)\b)"
)
DANGER = Scanner(f"{RISK}|{QUARREL}")
HARMLESS = Scanner(
    r"\b(?:statement|seat|keyed|stolen|theft|tyre|tyres|till|counter|purse|wallet|handbag|lost property|parking|parked|"
    r"permit|noise|neighbour|queue|shoplift|scam|fraud|"
    r"bank|cancelled|refund|witness(?:ed)?|broken down|breakdown|flat tyre|car park ticket|burglary|bike|keys|"
    r"lift to hospital|in labour|waters|contractions|delivered|puncture|next door|across the road)\b"
)


def read_unborn(line: Line, text: str, found: Found) -> None:
    """The clue to an unborn child, where the line tells of a pregnancy and the log of a risk to it."""
    index = pregnant_at(line)
    if index >= 0 and is_at_risk(line, text, index):
        first = (
            index - 2 if index >= 2 and line.words[index - 1] in WEEKS and line.words[index - 2].isdigit() else index
        )
        found.clues.append(
            Clue(
                "unborn-at-risk",
                line,
                first,
                index,
                unborn_number(line),
                True,
                None,
                None,
                relation="unborn",
                presence="unborn",
                weight=6,
            )
        )


def is_at_risk(line: Line, text: str, index: int) -> bool:
    """Whether a risk that concerns her is told in the same matter or near it.

    And the log is not about something harmless.
    """
    here = line.starts[index]
    own_line = cut_matter(text, line, here).encode()
    if is_told(DANGER, own_line):
        return not is_bystander(line, index)
    around = text[max(0, here - 600) : here + 600].encode()
    return is_told(DANGER, around) and not is_told(HARMLESS, own_line) and not is_bystander(line, index)


def cut_matter(text: str, line: Line, here: int) -> str:
    """What a line tells in one go around a place: two strokes part matters ("on way to clinic // suspect drunk")."""
    first, last = text.rfind("//", line.lo, here), text.find("//", here, line.hi)
    return text[line.lo if first < 0 else first : line.hi if last < 0 else last]


def is_told(scan: Scanner, plain: bytes) -> bool:
    """Whether the words that are looked for stand in a text."""
    return scan.find(plain)[0] >= 0


def is_bystander(line: Line, index: int) -> bool:
    """Whether she only saw or reported what befell others."""
    after = set(line.words[index : index + 14])
    if {"witnessed", "saw", "overheard"} & after and HARMED.isdisjoint(after):
        return True
    heard = "hear" in after or "hears" in after
    return heard or ({"neighbour", "neighbours"} & after != set() and "caller" in line.before(index, 6))


HARMED = lexicon(
    "assaulted pushed hit kicked punched strangled choked slapped grabbed dragged stabbed headbutted beaten shoved",
)


def unborn_number(line: Line) -> int:
    """Two where twins are expected, else one."""
    return (
        2
        if "twins" in line.all
        and not {"expecting", "pregnant", "carrying", "wks", "weeks"}.isdisjoint(line.all)
        and ("with" in line.all or "expecting" in line.all)
        else 1
    )
