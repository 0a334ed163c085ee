"""What stands around a word and says that it is a child, a grown-up, here or elsewhere."""

from __future__ import annotations

from itertools import pairwise

from childtonotice.screening.text.befalling import befalls_a_child
from childtonotice.screening.text.kin import is_a_parents_charge
from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.lookalikes import ADULT_SCENE
from childtonotice.screening.text.tokens import Line
from childtonotice.screening.text.words import COUNTS, Noun

SCHOOL = lexicon(
    "school schools nursery preschool playgroup creche classroom homework blazer dsl headteacher headmaster",
    "headmistress academy primary secondary playground childminder babysitter babysitting brownies cubs beavers",
    "guides senco truant truanting truancy detention gcse gcses sats classmate classmates teacher schoolbag",
    "schoolwork camhs kooth cafcass childline halfterm term",
)
SCHOOL_NAME = frozenset(("community", "college"))
BEDTIME = lexicon(
    "bedtime pyjamas pjs nappy nappies cot pram pushchair buggy nightie moses toys toy teddy highchair bunk",
    "playpen crib dummy carseat cartoons cuddly colouring bike scooter trampoline swings swing tantrum child children",
    "scbu nicu incubator neonatal",
    "pullups pull-ups dummy booster belted strapped backseat sledge onesie dressing-gown babygro sling playing play",
)
UPSET = lexicon(
    "crying hiding hid scared frightened terrified screaming cowering tearful witnessed sobbing clinging",
    "whispering",
)
CARE = lexicon(
    "babysits babysit minds minding childminds fosters csc lac foster fostered carers cp ss mash mast cafcass hv",
    "midwife edt contact custody handover access pr weekends weekend wkend wkends wknd visitation parental",
    "residency guardianship sgo cao groomed grooming snapchat roblox discord tiktok bullied bullying smacked xbox",
    "ps4 ps5 playstation fortnite minecraft ipad smacks exploitation cse cce rso rso's shpo sopo iioc",
    "autism adhd sweets",
)
PARENTS = lexicon(
    "mum mums mum's mam mam's mummy dad dads dad's daddy mother mother's father father's parents parent's parent",
    "stepdad stepmum nan nana nanna gran grandma grandad grandparents auntie carer",
)
GROWN_SIGNS = lexicon(
    "married divorced pension pensioner retired works working job boss employer mortgage licence tenant tenancy uni",
    "university adult grown 18+ over-18 moved firm business solicitor army navy raf veteran probation prison hmp bail",
    "wanted warrant manager",
)
# Said after a son or daughter these are theirs; said before, they are a parent's.
PARTNERS = lexicon("wife husband girlfriend boyfriend fiancee fiance partner ex-wife")
OF_CHILDHOOD = lexicon(
    "tea bath bedtime bottle nappy nursery school homework playdate dinner dad mum mam mother father stepdad stepmum",
    "teacher headteacher childminder behaviour coach swimming dance ballet gymnastics tutor karate",
)
DRINK_SCENE = ADULT_SCENE | lexicon(
    "pub bar pubs bars nightclub club clubbing boyfriend boyfriends student students bouncer bouncers doorman",
    "doorstaff doormen hotel night-out licensed",
)
AT_THE_WHEEL = lexicon("driving driver drivers taxi")
HAVING = lexicon("has have having got had")


PACKS = lexicon("cubs scouts brownies guides beavers")
LED = lexicon("leader leaders akela pack troop camp campsite jamboree hut hike scoutmaster arkela")


def is_led(line: Line, index: int) -> bool:
    """Whether a number of cubs or guides are those of a pack ("12 cubs and a leader"): no biscuits, no fox's young."""
    counted = line.words[index - 1].isdigit() or line.words[index - 1] in COUNTS
    return counted and line.words[index + 1] not in LED and not LED.isdisjoint(line.all)


def is_childlike(line: Line, index: int, noun: Noun) -> bool:
    """Whether a word that may be a child or a grown-up is a child for what its sentence says."""
    if line.words[index] in PACKS:
        return is_led(line, index)
    if noun.relation == "grandchild" and "great" in line.before(index, 2):
        return GROWN_SIGNS.isdisjoint(line.all)
    at = index - 2 if line.words[index - 1] in COUNTS else index - 1
    owned = line.words[at] in ("his", "her", "their", "my", "our") or line.words[at].endswith("'s")
    if line.words[index] in ("lad", "lads") and owned:
        noun = noun._replace(relation="son")  # "has got his lads this weekend"
    first, last = line.sentence(index)
    words = set(line.words[max(first, index - 14) : min(last, index + 15)])
    if signs_of_grown_up(line, index, noun, words) or not ADULT_SCENE.isdisjoint(words):
        return False
    if has_a_partner(line, index, last):
        return False
    if noun.relation in ("son", "daughter") and is_of_referral(line, index):
        return True
    if noun.relation in OFFSPRING and is_of_a_household(line, index, noun):
        return True
    return is_told_small(line, index, noun, last) or is_cued(line, index, noun, words)


def is_of_a_household(line: Line, index: int, noun: Noun) -> bool:
    """Whether a son, niece or grandson is a child for what is done with them or befalls them."""
    return is_a_parents_charge(line, index) or are_abed(line, index, noun) or befalls_a_child(line, index)


def has_a_partner(line: Line, index: int, last: int) -> bool:
    """Whether a wife, husband or partner follows, who is theirs; "mum's boyfriend" is not."""
    theirs = [at for at in range(index + 1, min(last, index + 7)) if line.words[at] in PARTNERS]
    return any(line.words[at - 1].removesuffix("'s") not in PARENTS for at in theirs)


def tells_an_age(line: Line, ages: frozenset[str]) -> bool:
    """Whether one of some numbers is somebody's age in a line: "female 72", "victim is 29", "31 years old"."""
    if ages.isdisjoint(line.all):
        return False
    words = line.words
    return any(
        words[at] in ages and (words[at - 2 if words[at - 1] == "is" else at - 1] in SOMEBODY or words[at + 1] in YEARS)
        for at in range(line.size)
    )


OLD_AGES = frozenset(map(str, range(60, 100)))  # a son or daughter of theirs is grown up
SOMEBODY = lexicon("victim she female male aged f m ip ap inft lady woman man mother father mum dad caller dp suspect")
YEARS = lexicon("yo yoa yrs year years yr y")


def signs_of_grown_up(line: Line, index: int, noun: Noun, words: set[str]) -> bool:
    """Whether the words of a sentence are those of grown-ups: work, marriage, warrants; not "wanted his son early"."""
    if noun.relation in ("son", "daughter") and tells_an_age(line, OLD_AGES):
        return True
    signs = GROWN_SIGNS & words
    if "moved" in signs and "moved" not in line.after(index, 3):
        signs -= {"moved"}  # "since dad moved back in"
    if "adult" in signs and line.words[line.words.index("adult") - 1] in ("no", "without"):
        signs -= {"adult"}
    if signs == {"wanted"} and line.words[line.words.index("wanted") + 1] in ("his", "her", "their", "to", "the", "my"):
        return False
    return bool(signs)


def are_abed(line: Line, index: int, noun: Noun) -> bool:
    """Whether several sons are upstairs or asleep ("her two lads Jai and Ty upstairs")."""
    return noun.number > 1 and not HERE.isdisjoint(line.after(index, 5))


def is_told_small(line: Line, index: int, noun: Noun, last: int) -> bool:
    """Whether what follows says how small: "daughter's bath", "nephew ... his mum", "niece, she's only little"."""
    words = line.words
    if words[index].endswith("s") and words[index + 1] in OF_CHILDHOOD and words[index + 2] not in ("in", "-"):
        return True
    if not TELLING_SMALL.isdisjoint(line.all) and says_small(words[index + 1 : index + 26]):
        return True
    at = index + 2 if words[index + 1] == "is" else index + 1
    if noun.relation in GENERATION and words[at] in ("living", "staying") and words[at + 1] == "with":
        return words[at + 2] in ("him", "her", "them")
    kept = words[index + 1] == "with" and words[index + 2] in ("him", "her")
    if kept and not TAKING.isdisjoint(line.before(index, 3)):
        return words[index - 1] in ("the", "our", "my", "his", "their")
    if noun.relation not in GENERATION:
        return False
    lodged = words[index + 1 : index + 3] == ["living", "with"] and not HAVING.isdisjoint(line.before(index, 3))
    return lodged or is_somebodys(line, index, last)


HERE = lexicon("upstairs asleep")
TAKING = lexicon("has got took taken have had")
TELLING_SMALL = lexicon("only clearly obviously underage under-age still")
STILL_IN = lexicon("primary school nursery nappies juniors infants reception pull-ups")
SMALL = lexicon("little small young wee tiny tot underage")


def says_small(after: list[str]) -> bool:
    """Whether words say of somebody "only little", "underage", "clearly under age"."""
    if "underage" in after or "under-age" in after:
        return True
    return any(
        (word == "only" and follow in SMALL)
        or (word in ("clearly", "obviously") and follow in ("under", "underage"))
        or (word in ("in", "at") and follow in STILL_IN and not {"still", "only"}.isdisjoint(after))
        for word, follow in pairwise(after)
    )


def is_cued(line: Line, index: int, noun: Noun, words: set[str]) -> bool:
    """Whether the words around, of its sentence, are those of childhood: school, bedtime, care."""
    if noun.relation == "friend":
        return is_school_friend(line, index)
    at_school = not SCHOOL.isdisjoint(words) or words >= SCHOOL_NAME
    if at_school and not beside_only(line, index):
        return True
    if noun.relation in ("sibling", "cousin"):
        near = line.near(index, 6, 6)
        return not (BEDTIME.isdisjoint(near) and TAKEN.isdisjoint(near)) and GENERATION_WORDS.isdisjoint(words)
    if not BEDTIME.isdisjoint(words) or (not PLACED.isdisjoint(words) and is_placed(line, index)):
        return True
    if noun.relation in OFFSPRING and is_cared_for(words):
        return not is_police_custody(words) and not is_minding(line, index, words)
    if noun.relation == "child" and not IN_CARE.isdisjoint(words):
        return True
    if noun.relation == "child":
        return not UPSET.isdisjoint(words) and not PARENTS.isdisjoint(words)
    return False


def is_minding(line: Line, index: int, words: set[str]) -> bool:
    """Whether the niece or son minds somebody or something: a grown-up's part."""
    if MINDS.isdisjoint(words):
        return False
    first, last = line.sentence(index)
    kin = line.words[index]
    return any(line.words[at] in MINDS and line.words[at - 1] == kin for at in range(first + 1, last))


MINDS = lexicon("minds minding mind babysits babysitting babysat babysit fosters")


def is_of_referral(line: Line, index: int) -> bool:
    """Whether a child's form is asked about for a son or daughter ("PPN? OIC to confirm re the daughter")."""
    before = line.before(index, 12)
    if "ppn" in line.words[index + 1 : index + 5] and not {"to", "on"}.isdisjoint(line.words[index + 1 : index + 3]):
        return "adult" not in line.words[index + 1 : index + 6]
    about = not {"for", "re"}.isdisjoint(before[-2:])
    return about and "ppn" in before and "adult" not in before


def is_school_friend(line: Line, index: int) -> bool:
    """Whether a friend is one of school or of the same age; not old mates who are 60 now."""
    same = line.words[index + 1 : index + 6]
    if any(word.isdigit() and 18 <= int(word) <= 110 for word in same):
        return False  # "mates from school, now 60"
    of_school = line.words[index - 1] in ("school", "class") and line.words[index - 2] not in (
        "old",
        "former",
        "ex",
    )
    return "school" in same[:3] or of_school or ("same" in same and "age" in same)


def is_cared_for(words: set[str]) -> bool:
    """Whether words are those of care and upset, or of a child fetched by a parent and not brought back."""
    if ("social" in words and not SOCIAL.isdisjoint(words)) or words >= HEALTH_VISITOR:
        return True
    if "online" in words and not PICTURES.isdisjoint(words):
        return True
    return not (CARE | UPSET).isdisjoint(words) or not (FETCHED.isdisjoint(words) or FATHERS.isdisjoint(words))


SOCIAL = lexicon("services worker workers care")
HEALTH_VISITOR = frozenset(("health", "visitor"))
PICTURES = lexicon("picture pictures pics pic photo photos image images nudes video videos indecent")
FETCHED = lexicon("collected collect collecting fetched returned handover drop-off pickup")
FATHERS = lexicon("ex dad father mum mother ex's dad's")
# What social workers and police do with brothers and sisters who are children.
TAKEN = lexicon("removed placed csc s46 protection")
IN_CARE = lexicon("placement foster camhs residential")
PLACED = lexicon("bed back rear uniform seat")
PLACES = frozenset(
    (
        ("in", "bed"),
        ("the", "back"),
        ("the", "rear"),
        ("in", "uniform"),
        ("school", "uniform"),
        ("car", "seat"),
        ("booster", "seat"),
        ("paper", "round"),
    )
)


def is_placed(line: Line, index: int) -> bool:
    """Whether the words around tell of one in bed, in the back of a car or in uniform; not "come back"."""
    first, last = line.sentence(index)
    near = line.words[max(first, index - 14) : min(last, index + 15)]
    return any(pair in PLACES for pair in pairwise(near))


GENERATION = frozenset(("grandchild", "nephew", "niece"))
OFFSPRING = GENERATION | {"son", "daughter"}
GENERATION_WORDS = lexicon("nephew niece grandson granddaughter grandchild son daughter")


def is_somebodys(line: Line, index: int, last: int) -> bool:
    """Whether the sentence goes on to "his mum" or "her dad" of a grandchild or nephew: a child with a keeper."""
    words = line.words
    if words[index + 1] in ATTACKING:
        return False  # "nephew assaulted his father"
    after = range(index + 2, min(last, index + 12))
    keepers = (at for at in after if words[at] in PARENTS and words[at - 1] in ("his", "her", "their"))
    return any(words[at - 2] not in ("is", "as", "and") or words[at] != "carer" for at in keepers)


ATTACKING = lexicon("assaulted attacked punched headbutted stabbed strangled robbed threatened threatening assaulting")


def beside_only(line: Line, index: int) -> bool:
    """Whether the school of a sentence is only a place beside which something happened."""
    words = line.words
    for at in range(index + 1, min(line.size, index + 12)):
        if words[at] in ("school", "nursery", "academy") and words[at - 1] in (
            "near",
            "old",
            "opposite",
            "outside",
            "behind",
            "the",
        ):
            return words[at - 1] != "the" or words[at - 2] in ("near", "opposite", "outside", "behind", "by", "past")
    return False


def is_police_custody(words: set[str]) -> bool:
    """Whether the only cue is the custody of the police."""
    return "custody" in words and not (words - {"custody"}).intersection(CARE | UPSET)


def is_grown_up(line: Line, index: int) -> bool:
    """Whether a word for a child means grown-ups for what stands around it: a stag night, students, drivers, a bar."""
    if line.words[index] in RANKED and has_a_job(line, index):
        return True
    if line.words[index] in IN_LAW:
        return not (ADULT_SCENE - {"adults"}).isdisjoint(line.near(index, 6, 6))
    if "club" in line.all and is_of_sport(line):
        return False
    if line.words[index] in LOOSE and not AT_THE_WHEEL.isdisjoint(line.near(index, 2, 2)):
        return True
    if contrasted_adults(line) and ADULT_SCENE.isdisjoint(line.all - {"adults"}):
        return False
    return (
        is_drink_scene(line, index)
        if line.words[index] in LOOSE
        else (not ADULT_SCENE.isdisjoint(line.near(index, 6, 6)))
    )


EATING = lexicon("burger snack coffee milk juice dessert salad sandwich chocolate crow iron gold scroll towel")


def is_drink_scene(line: Line, index: int) -> bool:
    """Whether a pub, a club or students stand near a word; a burger bar is no pub."""
    near = line.near(index, 9, 9)
    if not TINY.isdisjoint(line.near(index, 9, 12)):
        return False  # asleep beside a booster seat in the car park of a pub
    found = DRINK_SCENE.intersection(near)
    return bool(found - {"bar"}) or ("bar" in found and EATING.isdisjoint(near))


TINY = lexicon("booster nappy nappies pushchair pram buggy carseat highchair pyjamas pjs cot")


def contrasted_adults(line: Line) -> bool:
    """Whether the adults of a line are told beside the young people, by their own number ("5 teens 2 adults")."""
    if "adults" not in line.all:
        return False
    before = line.words[line.words.index("adults") - 1]
    return before.isdigit() or before in COUNTS or before == "x"


RANKED = lexicon("eldest youngest oldest littlest")
YOUNG_STATES = lexicon("baby toddler child kid newborn infant pupil cot pram")


IN_LAW = lexicon("juvenile juv juvi juveniles juvs minor minors underage")
SPORTS = lexicon(
    "swim swimming football rugby youth dance gym cricket tennis boxing drama judo karate netball hockey chess",
)


def is_of_sport(line: Line) -> bool:
    """Whether the club of a line is one of sport or for the young, not one for drinking."""
    return any(before in SPORTS and word == "club" for before, word in pairwise(line.words))


def has_a_job(line: Line, index: int) -> bool:
    """Whether the eldest or youngest is told to be somebody grown ("her eldest is a nurse", "eldest is at uni")."""
    after = line.words[index + 1 : index + 4]
    calling = after[:1] == ["is"] and after[1:2] in (["a"], ["an"]) and after[2] not in YOUNG_STATES
    first, last = line.sentence(index)
    return calling or not GROWN_SIGNS.isdisjoint(line.words[first:last])


LOOSE = lexicon(
    "girl girls boy boys lad lads lass lasses lassie lassies youth youths teenager teens people",
)
