"""The young of animals, and animals named like children: "3 kids (goats)", "dog is only a baby" (language.md 7)."""

from __future__ import annotations

from childtonotice.screening.text.lexicon import lexicon
from childtonotice.screening.text.tokens import Line

LITTERS = lexicon(
    "puppy puppies pup pups kitten kittens litter cubs foals foal kennels kennel cattery piglets lambs cats",
)
# Of one kitten there are no boys and girls: whoever is told of beside it is a child.
SEVERAL_YOUNG = frozenset(word for word in LITTERS if word.endswith("s")) | {"litter", "cattery"}
PETS = lexicon(
    "greyhounds dog dogs cat cats horse horses pony ponies mare gelding colt cob lab labrador labradors collie",
    "spaniel terrier bitch puppy pup rabbit parrot tortoise staffie staffy shihtzu cockapoo retriever alsatian",
    "rottweiler bulldog whippet greyhound lurcher poodle pug chihuahua husky beagle dachshund hound mutt stallion",
    "budgie goat cow bull sheep ferret kitten bengal siamese doberman mastiff goldfish snake hamster donkey goats",
    "kids' pups foal lamb lambs puppies kittens calf cub foals ewe heifer alpaca llama swan fox badger",
    "pointer setter vizsla schnauzer rottie dalmatian corgi weimaraner cavapoo cavachon maltese saluki",
    "cockatiel parakeet macaw gerbil tortoiseshell chinchilla guinea",
    "akita bullmastiff ridgeback labradoodle cockerpoo sprocker westie yorkie bichon papillon pomeranian samoyed",
    "shitzu springador jackapoo maltipoo cockador dogue corso presa pitbull jackhuahua lhasa havanese pekingese",
    "malinois boxador",
    "duck ducks goose geese hen hens hedgehog owl deer vixen sow",
)
PETS |= frozenset(word + "s" for word in PETS)


def is_animal(line: Line, index: int, word: str) -> bool:
    """Whether the young of an animal is meant.

    "her cats are her babies", "pups, 2 boys and 3 girls", "dog is only a baby".
    """
    if word == "baby" and line.words[index - 1] == "a" and not PETS.isdisjoint(line.before(index, 7)):
        return not {"is", "still", "only", "just"}.isdisjoint(line.before(index, 4))
    at = index + 2 if line.words[index + 1] == "," else index + 1
    if line.words[at] in ("a", "an", "our", "the") and not PETS.isdisjoint(line.words[at + 1 : at + 3]):
        return True  # "Duchess is our baby, a whippet", "baby the dog"
    if word in ("boy", "girl", "baby", "lad", "lass") and is_said_of_pet(line, index):
        return True
    if is_livestock(line, index, word) or is_joined_to_beast(line, index, word):
        return True
    if word == "babies" and not PETS.isdisjoint(line.before(index, 5) + line.words[index + 1 : index + 4]):
        return True
    if is_pets_name(line, index):
        return True
    if word in ("boys", "girls", "boy", "girl", "babies", "baby", "twins", "males", "females", "youngest", "eldest"):
        return is_of_litter(line, index, word)
    return word in ("kids", "kid") and not line.all.isdisjoint(("goat", "goats"))


def is_joined_to_beast(line: Line, index: int, word: str) -> bool:
    """Whether an animal is named beside the word: "juvenile gull", "ewe with twins stuck in the grid"."""
    if word in YOUNG_OF_ANY and line.words[index + 1] in BEASTS:
        return True
    joined = line.words[index - 1] in ("with", "and") or line.words[index - 2] in ("with", "and")
    return joined and word in ("twins", "babies") and not LIVESTOCK.isdisjoint(line.before(index, 3))


def is_said_of_pet(line: Line, index: int) -> bool:
    """Whether the word before, or the one before a comma, is a pet ("police dog Boy", "a 4 yr old staffy, boy")."""
    words = line.words
    after = words[index - 1] == "," and words[index - 2] in PETS and words[index] != "baby"
    return words[index - 1] in ONE_PET or after


def is_pets_name(line: Line, index: int) -> bool:
    """Whether the word is what an animal is called: "a spaniel called Boy", "answers to Baby"."""
    words = line.words
    if words[index - 1] == "to" and words[index - 2] in ("answers", "answering"):
        return True
    return words[index - 1] in ("called", "named", "to") and not PETS.isdisjoint(line.before(index, 4))


YOUNG_OF_ANY = lexicon("juvenile juv juveniles adolescent baby newborn infant")
WILD = lexicon(
    "swans gull gulls seagull seagulls seal seals seabird bird birds hawk kestrel buzzard eagle falcon crow magpie",
    "python lizard gecko spider rat rats squirrel squirrels monkey otter otters dolphin dolphins porpoise whale",
    "elephant rhino hare hares bat bats owls badgers foxes cygnet cygnets duckling ducklings gosling goslings",
    "fledgling peacock emu alpacas swallows pheasant raven heron shark crab turtle terrapin iguana",
)
BEASTS = PETS | WILD
LIVESTOCK = lexicon(
    "sow sows mare mares bullock bullocks cattle cow cows calf calves heifer heifers horse horses pony ponies sheep",
    "ewe ewes lamb lambs",
    "pig pigs piglets goat goats llama llamas alpaca alpacas donkey donkeys deer swan swans",
)
STRAYING = lexicon("loose escaped straying strayed stray roaming herd highway carriageway")


def is_livestock(line: Line, index: int, word: str) -> bool:
    """Whether "3 youngsters" are the young of animals that are loose: "bullocks loose, 3 youngsters in the hedge"."""
    if word not in ("youngster", "youngsters", "babies", "littlest", "twins") or LIVESTOCK.isdisjoint(line.all):
        return False
    before = line.words[:index]
    return not LIVESTOCK.isdisjoint(before) and not STRAYING.isdisjoint(before)


ONE_PET = lexicon("dog cat horse pony bitch mare puppy kitten")


SEXES_OF_YOUNG = lexicon("boy boys girl girls male males female females")


def is_of_litter(line: Line, index: int, word: str) -> bool:
    """Whether "2 boys and 3 girls" are the young of an animal; beside one kitten up a tree boys are children."""
    aged = line.words[index + 1].isdigit() and line.words[index + 2] not in SEXES_OF_YOUNG
    if line.words[index - 1] in ("little", "young", "year", "old") or aged:
        return False  # "girl 15 ish brought in a kitten"
    young = line.all & (SEVERAL_YOUNG if word in ("boys", "girls") else LITTERS)
    if young == {"cubs"}:
        return line.words[line.words.index("cubs") - 1] not in ("at", "to", "from")  # where the eldest goes on Fridays
    return bool(young)
