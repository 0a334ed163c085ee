"""Wording that blames or belittles a child (language.md 10, R and F6): advice to the writer, never a score of the child.

Not inside quoted speech, not under "told not to use", not of grown-ups.
"""

from __future__ import annotations

from childtonotice.screening.text.sayings import Saying

BLAME = (
    Saying("blame", "assumes that the child can protect itself", "street ?-?wise|can look after (?:himself|herself|themselves)|knows how to look after|well able to|savvy"),
    Saying("blame", "turns repeated harm into normal life", "not out of character|usual behaviou?r|normal for (?:him|her|them)|typical (?:of )?(?:him|her|behaviou?r)|"
           "regular (?:misper|mfh|missing|absconder|runaway|occurrence for)|does this (?:all the time|every week|every weekend|regularly|a lot)|nothing unusual for"),
    Saying("blame", "puts the cause of harm on the child", "risky (?:business|behaviou?rs?)|put(?:s|ting)? (?:himself|herself|themselves|self) at risk|plac(?:es|ed|ing) (?:himself|herself|themselves|self) at risk|"
           "risk[- ]taking (?:behaviou?r|teen)|putting (?:him|her)self in (?:these|danger|that)"),
    Saying("blame", "a child cannot choose abuse", "life ?style choices?|chose(?:n)? (?:this|that) life ?style|choos(?:es|ing) to (?:be|stay|go) with|(?:poor|bad|own|made) (?:life )?(?:choices|decisions?)|made bad decisions"),
    Saying("blame", "sexualises a child", "promiscuous|sexually active|sexuali[sz]ed behaviou?r|provocative(?:ly)?|flirt(?:y|s|ing|atious)|slut|easy"),
    Saying("blame", "hides abuse behind consent", "sexual activity with|in a relationship with|consent(?:ed|ing|ual)(?: sex)?|willing(?:ly)? (?:went|goes|participa\\w+)|went willingly|voluntarily (?:went|goes|sent)|"
           "of (?:his|her|their) own (?:free )?will|older boyfriend|her boyfriend, (?:2[0-9]|3[0-9])"),
    Saying("blame", "makes the child an actor in its exploitation", "involved in (?:cse|cce|county lines)|involved with (?:a |the )?gangs?|"
           "(?:child )?prostitut(?:e|ion|ing)|selling (?:sex|herself|himself)|drug (?:runner|dealer|running|dealing)|gang member|gang affiliated|affiliated (?:to|with)"),
    Saying("blame", "dismisses what the child shows", "attention seek(?:ing|er)|seeking attention|manipulative|drama queen|melodramatic|crying wolf|cry wolf|time ?-?waster|wasting (?:our|police) time|playing up|acting up|being dramatic|hysterical"),
    Saying("blame", "makes the child the obstacle", "won'?t engage|will not engage|refus(?:es|ed|ing) to engage|failed to engage|non[- ]?engag(?:ing|ement)|hard to reach|disengaged|difficult (?:child|girl|boy|lad|lass|teenager)|"
           "(?:refused|declined|rejects?|refuses) (?:all )?(?:help|support)|uncooperative|obstructive|mouthy|gobby|surly"),
    Saying("blame", "labels the child", "trouble ?-?maker|naughty|known (?:trouble\\w*|to run away|absconder|for running)|serial (?:absconder|runaway|misper)|"
           "frequent (?:flyer|misper|absconder)|repeat absconder|little (?:shit|sod|git|toerag|terror)|toerag|tearaway|feral|bad lad|wrong 'un|scrote|problem child"),
    Saying("blame", "blames the child", "asking for it|asked for it|brought (?:it|this) on (?:himself|herself|themselves)|(?:his|her|their) own fault|only (?:himself|herself) to blame|deserved it|led (?:him|them) on|what did (?:he|she) expect"),
    Saying("blame", "makes light of harm", "kids being kids|boys (?:will be|being) boys|girls being girls|teenage (?:drama|angst|tantrums?|hormones)|just (?:a )?(?:banter|horseplay|messing about)|just a domestic|six of one|6 of one|storm in a teacup"),
    Saying("blame", "lowers the response", "will return (?:of|on) (?:his|her|their) own|always (?:comes|turns|goes) (?:back|up|home)|comes back when (?:he|she)|turn up when (?:he|she)|will turn up|"
           "back when (?:he|she)'?s? (?:is )?(?:hungry|ready|bored)|usually (?:comes|turns) (?:back|up)"),
    Saying("blame", "treats the child as grown up", "mature for (?:his|her|their) age|looks (?:a lot |much )?older(?: than)?|older than (?:his|her) years|acts (?:much )?older|more like an adult|"
           "(?:knew|knows) (?:exactly |full well )?what (?:he|she|they) (?:was|is|were|are) doing|old enough to know|should know better|knows better"),
    Saying("blame", "implies a fair trade", "in exchange for (?:gifts|drugs|vapes|cigarettes|alcohol|money|sex)|received gifts for|gets (?:gifts|vapes|money) for"),
    Saying("blame", "puts the approach on the child", "contacted adults online|(?:has been )?messaging (?:older )?men|talking to (?:older )?men online|sent nudes of (?:himself|herself)|meeting men"),
    Saying("blame", "assumes no harm without asking", "children (?:were )?unaffected|slept through(?: it)?|too young to (?:understand|know|remember)|kids (?:were )?(?:fine|oblivious)|unaware of what (?:was|happened)|"
           "nothing disclosed|no disclosure|didn'?t disclose|unaffected by"),
    Saying("blame", "blames the child for what a carer did not do", "failed to attend|dna'?d|did not attend (?:her|his|the) (?:appointment|appt)"),
)  # fmt: skip


def is_quoted(text: str, start: int) -> bool:
    """Whether a place is inside double quotation marks on its line."""
    line = text[text.rfind("\n", max(0, start - 400), start) + 1 : start]
    return line[-400:].count('"') % 2 == 1


def is_forbidden(text: str, start: int) -> bool:
    """Whether the wording is only cited as one not to use, or denied in the same breath."""
    before = text[max(0, start - 60) : start]
    return any(
        word in before
        for word in (
            "not to use",
            "do not use",
            "don't use",
            "avoid ",
            "the term ",
            "the phrase ",
            "never say",
            "not say",
        )
    )
