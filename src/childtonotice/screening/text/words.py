"""The words that name a child, kept as data: what each says of number, sex, age and relation.

Sources: language.md sections 2 to 6 in our own words. Strength: 3 names a child by itself; 2 names one unless something
near by says otherwise; 1 needs an age, a name with an age, or a cue of childhood beside it.
"""

from __future__ import annotations

from typing import NamedTuple

from childtonotice.screening.text.lexicon import lexicon


class Noun(NamedTuple):
    """What a word for a child says: number 2 stands for a plural whose number is not told."""

    relation: str
    number: int
    sex: str = ""
    low: float | None = None
    high: float | None = None
    strength: int = 3


def nouns(words: str, noun: Noun) -> dict[str, Noun]:
    """The same meaning for each of several words."""
    return dict.fromkeys(words.split(), noun)


SON, SONS = Noun("son", 1, "M", strength=1), Noun("son", 2, "M", strength=1)
DAUGHTER, DAUGHTERS = Noun("daughter", 1, "F", strength=1), Noun("daughter", 2, "F", strength=1)

NOUNS: dict[str, Noun] = {
    **nouns("child chld kid kiddo kiddie kiddy bairn wean wain bub schoolchild schoolkid", Noun("child", 1)),
    **nouns("children chn chidren chdn childs kids kiddies bairns weans schoolchildren schoolkids stepchildren "
            "stepkids", Noun("child", 2)),
    **nouns("stepchild stepkid fosterchild", Noun("child", 1)),
    **nouns("baby bby bab infant babby bairnie bubba", Noun("baby", 1, "", 0, 2, 2)),
    **nouns("babies infants", Noun("baby", 2, "", 0, 2, 2)),
    **nouns("newborn neonate", Noun("baby", 1, "", 0, 0.25)),
    **nouns("newborns", Noun("baby", 2, "", 0, 0.25)),
    **nouns("toddler tot preschooler", Noun("toddler", 1, "", 1, 4)),
    **nouns("toddlers tots preschoolers", Noun("toddler", 2, "", 1, 4)),
    **nouns("treater", Noun("child", 1)),
    **nouns("treaters", Noun("child", 2)),
    **nouns("juvenile juv juvi juvie", Noun("youth", 1, "", 10, 17, 2)),
    **nouns("juveniles juvs juvies", Noun("youth", 2, "", 10, 17, 2)),
    **nouns("youth yth yp adolescent adol", Noun("youth", 1, "", 10, 17, 2)),
    **nouns("youths yths yps adolescents", Noun("youth", 2, "", 10, 17, 2)),
    **nouns("youngster nipper littlun littleun little'un wee'un littlin bairn's sprog", Noun("child", 1)),
    **nouns("youngsters littlies nippers littluns littleuns little'uns wee'uns young'uns",
            Noun("child", 2)),
    **nouns("littlins tinies youngins younguns sprogs", Noun("child", 2)),
    **nouns("youngun young'un youngin", Noun("child", 1, strength=2)),
    **nouns("teen teenager teenaged", Noun("youth", 1, "", 13, 17, 2)),
    **nouns("teens teenagers", Noun("youth", 2, "", 13, 17, 2)),
    **nouns("minor", Noun("child", 1, strength=2)),
    **nouns("minors", Noun("child", 2, strength=2)),
    **nouns("pupil", Noun("pupil", 1, "", 4, 17, 3)),
    **nouns("pupils", Noun("pupil", 2, "", 4, 17, 3)),
    **nouns("schoolboy", Noun("pupil", 1, "M", 4, 17)),
    **nouns("schoolgirl", Noun("pupil", 1, "F", 4, 17)),
    **nouns("kindergartner kindergartener", Noun("pupil", 1, "", 4, 6)),
    **nouns("schooler", Noun("pupil", 1, "", 5, 17, 2)),
    **nouns("schoolers", Noun("pupil", 2, "", 5, 17, 2)),
    **nouns("schoolboys", Noun("pupil", 2, "M", 4, 17)),
    **nouns("schoolgirls", Noun("pupil", 2, "F", 4, 17)),
    **nouns("cub scout brownie", Noun("pupil", 1, "", 6, 14, 0)),
    **nouns("cubs scouts brownies guides beavers", Noun("pupil", 2, "", 6, 14, 1)),
    **nouns("paperboy papergirl newspaperboy", Noun("child", 1, strength=2)),
    **nouns("student", Noun("pupil", 1, strength=1)),
    **nouns("students", Noun("pupil", 2, strength=1)),
    **nouns("twins", Noun("twin", 2, strength=2)),
    **nouns("twin", Noun("twin", 1, strength=1)),
    **nouns("triplets", Noun("child", 3, strength=2)),
    **nouns("quadruplets quads", Noun("child", 4, strength=2)),
    **nouns("boy", Noun("child", 1, "M", strength=2)),
    **nouns("boys", Noun("child", 2, "M", strength=2)),
    **nouns("girl lassie", Noun("child", 1, "F", strength=2)),
    **nouns("girls lassies", Noun("child", 2, "F", strength=2)),
    **nouns("lad laddie", Noun("child", 1, "M", strength=1)),
    **nouns("lads", Noun("child", 2, "M", strength=1)),
    **nouns("lass", Noun("child", 1, "F", strength=1)),
    **nouns("lasses", Noun("child", 2, "F", strength=1)),
    **nouns("son stepson s/son sson", SON),
    **nouns("sons stepsons", SONS),
    **nouns("daughter dtr dau daug daugh daughtr stepdaughter s/dau s/dtr s/daughter", DAUGHTER),
    **nouns("daughters stepdaughters dtrs", DAUGHTERS),
    **nouns("sibling sib", Noun("sibling", 1, strength=1)),
    **nouns("siblings sibs", Noun("sibling", 2, strength=1)),
    **nouns("brother bro stepbrother", Noun("sibling", 1, "M", strength=1)),
    **nouns("brothers stepbrothers", Noun("sibling", 2, "M", strength=1)),
    **nouns("sister sis stepsister", Noun("sibling", 1, "F", strength=1)),
    **nouns("sisters stepsisters", Noun("sibling", 2, "F", strength=1)),
    **nouns("grandchild grandbairn grandkid", Noun("grandchild", 1, strength=2)),
    **nouns("grandchildren grandkids grandbairns grandweans", Noun("grandchild", 2, strength=2)),
    **nouns("grandson gson g/son gdson", Noun("grandchild", 1, "M", strength=1)),
    **nouns("grandsons", Noun("grandchild", 2, "M", strength=1)),
    **nouns("granddaughter grandaughter gdau gdtr gdaughter g/dau g/dtr g/daughter",
            Noun("grandchild", 1, "F", strength=1)),
    **nouns("granddaughters grandaughters", Noun("grandchild", 2, "F", strength=1)),
    **nouns("nephew godson", Noun("nephew", 1, "M", strength=1)),
    **nouns("nephews godsons", Noun("nephew", 2, "M", strength=1)),
    **nouns("niece goddaughter", Noun("niece", 1, "F", strength=1)),
    **nouns("nieces goddaughters", Noun("niece", 2, "F", strength=1)),
    **nouns("cousin", Noun("cousin", 1, strength=1)),
    **nouns("cousins", Noun("cousin", 2, strength=1)),
    **nouns("youngest eldest littlest", Noun("child", 1, strength=2)),
    **nouns("oldest middle", Noun("child", 1, strength=1)),
    **nouns("friend mate pal bestie", Noun("friend", 1, strength=1)),
    **nouns("friends mates pals", Noun("friend", 2, strength=1)),
    **nouns("classmate schoolmate schoolfriend", Noun("friend", 1, strength=2)),
    **nouns("classmates schoolmates schoolfriends", Noun("friend", 2, strength=2)),
    **nouns("male", Noun("person", 1, "M", strength=0)),
    **nouns("female", Noun("person", 1, "F", strength=0)),
    **nouns("males m's", Noun("person", 2, "M", strength=0)),
    **nouns("females f's", Noun("person", 2, "F", strength=0)),
    **nouns("passenger victim caller occupant suspect offender informant misper", Noun("person", 1, strength=0)),
    **nouns("resident leaver seeker refugee migrant runaway absconder", Noun("person", 1, strength=0)),
    **nouns("passengers victims suspects casualties occupants detainees volunteers players employees pax",
            Noun("person", 2, strength=0)),
    **nouns(
        "witness cyclist pedestrian patient rider driver casualty detainee prisoner", Noun("person", 1, strength=0)
    ),
    **nouns("apprentice trainee labourer assistant cashier barmaid waitress waiter jogger swimmer cleaner courier",
            Noun("person", 1, strength=0)),
    **nouns("clerk attendant bystander gunman shooter robber burglar intruder motorist biker motorcyclist hiker",
            Noun("person", 1, strength=0)),
    **nouns("learner employee carjacker accomplice defendant teammate", Noun("person", 1, strength=0)),
    **nouns("carer kayaker canoeist rower sailor surfer paddler instructor", Noun("person", 1, strength=0)),
    **nouns("recruit cadet footballer inpatient gymnast reveller vic wit sus susp subject shoplifter thief finder",
            Noun("person", 1, strength=0)),
    **nouns("person vendor visitor guest tourist mugger attacker assailant trespasser vandal dealer dancer singer",
            Noun("person", 1, strength=0)),
    **nouns("postman flatmate lodger customer shopper walker runner skater climber angler complainant",
            Noun("person", 1, strength=0)),
    **nouns("ip ap inft mp detained dp pt", Noun("person", 1, strength=0)),
    # Short forms that are other things as well ("SS" is also social services): a child only with an age beside them.
    **nouns("s/s ss", Noun("son", 1, "M", strength=0)),
    **nouns("s/d sd", Noun("daughter", 1, "F", strength=0)),
    **nouns("g/s", Noun("grandchild", 1, "M", strength=0)),
    **nouns("g/d gd", Noun("grandchild", 1, "F", strength=0)),
    **nouns("chd", Noun("child", 1, strength=0)),
    **nouns("pass psgr pillion", Noun("person", 1, strength=0)),
    **nouns("parent tenant partner", Noun("parent", 1, strength=0)),
    **nouns("mum mom mother mam mummy woman lady wife girlfriend gf", Noun("parent", 1, "F", strength=0)),
    **nouns("dad father man husband boyfriend bf", Noun("parent", 1, "M", strength=0)),
    **nouns("son's stepson's lad's", SON),
    **nouns("daughter's stepdaughter's dtr's", DAUGHTER),
}  # fmt: skip

# Words that make a child only after another: "little ones", "young person", "wee man", "the young 'un".
YOUNG = lexicon("littl lickle young little small wee tiny smallish younger youngest lil")
YOUNG_NOUNS: dict[str, Noun] = {
    "one": Noun("child", 1, "", 0, 7),
    "one's": Noun("child", 1, "", 0, 7),
    "babe": Noun("baby", 1, "", 0, 1),
    "ones": Noun("child", 2, "", 0, 10),
    "faces": Noun("child", 2, "", 0, 10),
    "un": Noun("child", 1),
    "yin": Noun("child", 1),
    "yins": Noun("child", 2),
    "uns": Noun("child", 2),
    "person": Noun("youth", 1, "", 10, 17),
    "persons": Noun("youth", 2, "", 10, 17),
    "people": Noun("youth", 2, "", 10, 17, 2),
    "man": Noun("child", 1, "M"),
}
YOUNG_BEFORE = {
    "one": lexicon("little wee tiny"), "one's": lexicon("little wee tiny"), "babe": lexicon("small wee tiny newborn"),
    "ones": lexicon("little littler wee young younger tiny"), "faces": lexicon("little small tiny"),
    "un": YOUNG, "uns": YOUNG, "yin": YOUNG, "yins": YOUNG,
    "person": frozenset(("young",)), "persons": frozenset(("young",)), "people": frozenset(("young",)),
    "man": frozenset(("wee",)),
}  # fmt: skip

NUMBERS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
COUNTS = {**NUMBERS, "both": 2, "couple": 2, "pair": 2, "dozen": 12, "single": 1, "a": 1, "an": 1}

RANKED = lexicon("youngest eldest oldest littlest smallest middle")

NO = lexicon("no nil zero without nae neither nor")
ANY = lexicon("any")
OWNERS = lexicon(
    "her his their my our your the these those mums mum's dads dad's partners partner's caller's girlfriend's exs",
    "ex's suspect's victim's neighbour's tenant's ap's inft's ip's",
)
OTHERS = lexicon("other another more additional further second third")
SMALL_WORDS = lexicon(
    "lickle littl littler",
    "younger youngest little small smaller baby toddler twin wee young tiny newborn infant primary disabled autistic",
    "elementary foster adopted school teenage teen adolescent lost minor underage kid child lil",
)
PLAIN_WORDS = lexicon(
    "own elder eldest older oldest middle half male female asian white black missing distressed upset crying",
    "scared injured drunk unknown unidentified poor dependent ic1 local uniformed hooded dark haired x of - same",
    "biological step grand severely very lone vulnerable non verbal group bunch gang load loads lot lots crowd number",
    "screaming frightened barefoot unaccompanied unsupervised unattended intoxicated sleeping other's nd rd th '",
    "beautiful naked bruised front rear nearside offside f m odd birth placement dep dependant",
)
GROWN_WORDS = lexicon("adult grown grownup elderly eldest's married")
PLACES_HERE = lexicon("upstairs downstairs asleep present inside crying screaming unharmed safe")
