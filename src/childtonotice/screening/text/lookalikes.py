"""Words that look like a child and are none: places, surnames, things, similes, animals, grown-ups (language.md 7)."""

from __future__ import annotations

from childtonotice.screening.text.forenames import FORENAMES, ORDINARY
from childtonotice.screening.text.tokens import Line


def pairs(table: str) -> dict[str, frozenset[str]]:
    """A table of one word a line, with the words that stand beside it."""
    rows = (row.split(":") for row in table.strip().splitlines())
    return {word: frozenset(others.split()) for heads, others in rows for word in heads.split()}


ROADS = ("street st lane ln road rd avenue ave close court drive way place terrace crescent hill row mews walk "
         "gardens grove yard square view park bridge corner cottage cottages farm lodge")  # fmt: skip
PLACES = ("home homes hospital ward centre center club playground play park area toy toys clothes clothing shoes bike bikes "
          "scooter party parties menu swing swings slide pool shop store book books tv telly programme game games bedroom's room's "
          "photo photos picture pictures pic social services service society act team dept department panel charity "
          "fund a&e clinic unit library museum farm cinema disco entertainer entertainers ride rides roundabout "
          "section wear furniture bus minibus coach court hearing therapist nurse worker workers "
          "football rugby hockey cricket swimming dance ballet gym camp holiday holidays charity commissioner "
          "safeguarding guardian parliament university theatre trampoline meal meals activity activities parking "
          "crusade foundation trust nursery school schools education matinee savings isa passport passports "
          "presents present's gifts cot cots buggy buggies pram prams car carseat seat seats stroller tent")  # fmt: skip
AFTER = pairs(f"""
child:{ROADS} protection services support maintenance benefit lock locks locked seat seats minder minders minding care proof friendly safety porn pornography images sex abuse exploitation trafficking line poverty psychology psychologist psychiatrist like 's free tax credit credits credit's contact arrangements rearing birth restraint gate abduction neglect cruelty safeguarding welfare social death development actor star labour bearing's rescue alert
childs children's childrens kid's kids child's chn's:{ROADS} {PLACES}
children kids chn:services social centre home homes act menu clothes toys toy bike bikes scooter books party hospital ward playground tv telly club society room play area guardian {ROADS}
kid kids:gloves glove kidding
baby:{ROADS} monitor monitors wipes wipe pink blue grey milk formula food clothes clothing shower grow grows gro seat shark spice doll dolls gate powder oil lotion scan scales boomer boomers face blues bird brain car carrier jogger sitter grand unit ward group class clinic name list shop equipment reborn on's carriage steps sham goat goats pigeon rabbit bouncer changing bath toy toys bank photos bonus wash aspirin belling corn corns potatoes bottle bottles crocodile
infant:{ROADS} school formula milk
infants:school
boy:racer racers racing band scout scouts toy wonder george friend
boys:toys band brigade club scouts school schools night weekend blue racers changing
girl:friend guide guides band power racing friday scout
girls:night friends aloud guides brigade school schools holiday weekend changing
lads:night weekend holiday mag army
lad:culture bible
youth:club clubs hostel hostels centre center zone worker workers justice offending team teams court service services group groups project work charity custody theatre hub football bus orchestra detention facility conditional academy coach offender provision cafe
youths:club
teen:wolf drama mum's
minor:{ROADS} injury injuries damage rtc rta cut cuts scratch scratches graze grazes scrape scrapes bump bumps collision accident incident incidents disorder offence offences issue issues dispute bruise bruises bruising inj injs road traffic assault burn burns wound wounds laceration lacerations head facial amount amounts dent dents reddening swelling crime theft ailment ailments ailment's works leak fire delay delays matter matters surgery op operation tailbacks repairs marks mark altercation disturbance scuffle details change changes cosmetic concussion fracture stroke key league counties injuries' blow hand leg arm inconvenience flooding flood argument disagreement
minors:injuries unit
juvenile:court offender's history delinquent's birds bird gull hedgehog
pupil:premium referral dilated dilation size barrister
pupils:dilated pinpoint pinprick equal reacting enlarged constricted fixed large unreactive sluggish small huge like
son:of in
sons:of in
daughter:in of
daughters:in
brother:in printer
sister:in ward act company charge midwife on
sisters:in
student:nurse nurses officer officers paramedic paramedics doctor loan loans accommodation accom halls union flat flats house houses digs support finance teacher midwife pc cop landlord let lets village services card cards discount night bar
students:union
mate:
twin:room beds bed axle axel exhaust tub cab turbo town carb wall socket rear wheel headlights peaks sockets engine otter screw
twins:
infantile:
friend:
school:
toddler:group groups class session sessions playgroup gate club town reins bed pool
toddlers:group
tot:up
tots:
junior:doctor
teenager:
teens:
teenage:kicks
babe:
""")
BEFORE = pairs("""
child children kid kids toddler baby teenager teenagers babies schoolboy schoolgirl schoolkids toddlers infant infants:like as-a
boy boys:old good beach bad cow play paper dough rude lost bell teddy bus pretty altar stable barrow pot whipping rent ball toy poster golden back'n office wide old's
girl girls:good call show working golden essex dancing office land spice party cover glamour bar bond calendar weather hen factory bunny gang's
child:mr mrs ms miss dr pc ps pcso sgt insp dc surname
childs:mr mrs ms miss dr pc ps pcso sgt insp dc surname
minor:asia
lads:army rugby football regiment site building work
baby:mr mrs ms miss jelly sugar cry bush rock big whiny
babes babe:
twins twin:
son:dawson mr mrs ms & and-sons dawson's
sons:& and
brother:big
sister:ward charge night nursing
friend:
pupil pupils:left right her-eye both-eyes
kids:new-on
juvenile:
nipper:
""")
ADULT_SCENE = frozenset(("stag hen nightclub freshers fresher racer racers doughnuts barracks regiment uni university "
                         "undergraduate undergrads undergraduates squaddies squaddie colleagues workmates brothel stripper strippers "
                         "burlesque retired pensioner pensioners infantry army adults over18s halls").split())  # fmt: skip
ANIMALS = frozenset(("goat goats goat's billy nanny's lamb lambs sheep ewe ewes foal foals calf calves puppy puppies pup "
                     "pups kitten kittens litter cub cubs duckling ducklings cygnet cygnets piglet piglets heifer heifers "
                     "badger fox hedgehog owl seal swan gull chicks hens alpaca alpacas donkey donkeys spaniel spaniels labradors "
                     "cattery kennels ferret ferrets").split())  # fmt: skip
THINGS = frozenset(("dog dogs cat cats horse horses pony ponies mare gelding colt cob lab labrador labradors collie spaniel "
                    "terrier bitch puppy pup rabbit parrot tortoise staffie staffy shihtzu cockapoo retriever alsatian "
                    "rottweiler bulldog whippet greyhound lurcher poodle pug chihuahua husky beagle dachshund boxer "
                    "hound mutt stallion budgie goat cow bull sheep ferret kitten bengal siamese doberman mastiff "
                    "goldfish snake hamster guinea donkey "
                    "car cars vehicle van fiesta corsa focus astra golf polo clio bmw audi mercedes merc vw ford vauxhall "
                    "transit motorbike motorcycle moped scooter bike bicycle lorry tractor caravan motorhome boat truck "
                    "trailer landrover rover defender nissan toyota honda renault peugeot citroen kia hyundai skoda seat "
                    "volvo mini mondeo civic yaris micra "
                    "boiler roof house building property flat bungalow barn shed fence gate wall tree hedge oak window "
                    "carpet sofa bed mattress computer laptop phone iphone tablet tv television freezer fridge cooker washer "
                    "whisky whiskey malt rum port wine scotch "
                    "lease sentence mortgage relationship marriage friendship feud dispute argument problem matter case "
                    "crime claim ban order contract guarantee warranty agreement tenancy term grudge history injury "
                    "allegation allegations offence log record records photo photograph photos footage conviction convictions "
                    "business company firm shop warrant passport document documents licence debt loan "
                    "anniversary affair vendetta plan project scheme study veteran service career experience").split())  # fmt: skip
SIMILES = frozenset(("like a", "like an", "like the", "like some", "like spoilt", "like naughty", "as a", "such a",
                     "like two", "like little", "like silly", "be a", "being a", "like overgrown", "like small", "big a"))  # fmt: skip


def looks_alike(line: Line, first: int, index: int) -> bool:
    """Whether the word at an index is no child for the words beside it; ``first`` is where its phrase begins."""
    words = line.words
    word = words[index]
    after = words[index + 1]
    if word in SURNAMES and is_surname(line, index):
        return True
    if after == "-" and words[index + 2] in ("in", "of", "like", "proof", "friendly", "sitter", "sitting", "minder"):
        return True
    if after in AFTER.get(word, ()) and not (
        after in ("on", "in") and words[index + 2] not in ("law", "laws", "charge")
    ):
        return after not in ("in", "of") or words[index + 2] in ("law", "laws", "a")
    if words[index - 1] in BEFORE.get(word, ()):
        return True
    if word.endswith(("'s", "childs", "childrens")) and after in PLACE_WORDS:
        return True
    return is_simile(line, first)


SURNAMES = frozenset("child childs kidd young boy boys kid baby".split())
TITLES = frozenset("mr mrs ms miss dr pc ps pcso dc sgt insp sir lady lord rev councillor cllr".split())


def is_surname(line: Line, index: int) -> bool:
    """Whether a word is somebody's surname: after a title, or after a first name ("ALAN CHILD")."""
    before = line.words[index - 1]
    return before in TITLES or (
        before in FORENAMES and before not in ORDINARY and line.words[index - 2] not in ("her", "his")
    )


PLACE_WORDS = frozenset((ROADS + " " + PLACES).split())


def is_simile(line: Line, first: int) -> bool:
    """Whether a phrase only likens somebody to a child: "acting like a spoilt child"; not "sounds like a child"."""
    words = line.words
    if words[first] in ("a", "an", "the", "some", "any"):
        first += 1
    before, further = words[first - 1], words[first - 2]
    if before in ("a", "an", "the", "some", "big", "spoilt", "naughty", "overgrown"):
        before, further = (further, words[first - 3]) if before in ("a", "an", "the", "some") else (before, further)
        if before in ("big", "spoilt", "naughty", "overgrown"):
            return True
    return before == "like" and further not in HEARD


HEARD = frozenset("sounds sounded sounding looks looked looking heard seemed seems sound look what something".split())


def is_thing(line: Line, first: int, last: int) -> bool:
    """Whether an age is that of an animal or a thing that stands beside it ("17yo dog", "12 yr old red Fiesta")."""
    for word in reversed(line.before(first, 4)):
        if word in THINGS or word in ANIMALS:
            return True
        if word in OWNING_STOPS:
            break
    for word in line.words[last + 1 : last + 4]:
        if word in THINGS or word in ANIMALS:
            return True
        if not word.isalpha() or word in STOPS:
            return False
    return False


OWNING_STOPS = frozenset("she he who with her his and is boy girl child . ; by from in on at s".split())
STOPS = frozenset(
    "and or with in on at the her his is was has had by from who to driver owner rider of a an for not".split()
)
