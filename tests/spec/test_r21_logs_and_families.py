"""Further examples of the children a log speaks of: presence, household, suspects' own, others named (rulings 3 to 5)."""

from tests.spec.conftest import Spec


def test_find_children_present_and_resident(spec: Spec) -> None:
    """Children present, heard, asleep, at risk, or of the household and elsewhere that night all count (T1, T8, F15)."""
    spec.given("""
        incidents
        incident_id | log
        ASLEEP   | 2204 female says ex is kicking the door, her two kids are asleep in the back bedroom
        AWAY     | 2204 row between partners, his lad of 6 is at his nan's for half term
        HEARD    | 2204 open line, man shouting, little voice in background saying stop it daddy
        SCHOOL   | 1104 domestic, daughter aged 9 lives at address but was in school
        DENIED   | 2204 row between partners, no children present, none live there
        NOTHERE  | 2204 row between partners. no kids in the property at the time. her 3 children are with their dad until Sunday
        SEEN     | 2204 burglary at rear. officers note cot and nappies, young baby asleep upstairs
        WELL     | 2204 neighbour dispute over fence. children checked, safe and well
    """)
    spec.answers("""
        incident_id | status | children | ages
        ASLEEP      | no-ppn | 2        | - -
        AWAY        | no-ppn | 1        | 6
        HEARD       | no-ppn | 1        | -
        SCHOOL      | no-ppn | 1        | 9
        DENIED      | no-row | 0        |
        NOTHERE     | no-ppn | 3        | - - -
        SEEN        | no-ppn | 1        | -
        WELL        | no-ppn | 2        | - -
    """)


def test_count_children(spec: Spec) -> None:
    """A plural without a number counts 2; about n counts n; a dozen is 12; what was seen counts what was counted."""
    spec.given("""
        incidents
        incident_id | log
        PLURAL   | 2204 kids running about in the road between the cars
        ABOUT    | 2204 about 7 children throwing stones at the bus
        DOZEN    | 2204 a dozen teenagers fighting outside the chip shop
        HALF     | 2204 half a dozen schoolchildren on the railway line
        SHOES    | 2204 tiny bare footprints in the flour, a child has been in here alone
        BEDS     | 2204 three small beds made up with cartoon covers in the back room, food in the fridge has gone off
        TWINS    | 2204 mum on her own with newborn twins and no heating
        TRIPLETS | 2204 caller has triplets aged 4 and has not slept, says she will hurt them
        COUPLE   | 2204 couple of young kids left in a parked car, windows shut
        RANGE    | 2204 4 children in the flat, aged 2, 5, 7 and 11, no adult about
    """)
    spec.answers("""
        incident_id | status | children
        PLURAL      | no-ppn | 2
        ABOUT       | no-ppn | 7
        DOZEN       | no-ppn | 12
        HALF        | no-ppn | 6
        SHOES       | no-ppn | 1
        BEDS        | no-ppn | 3
        TWINS       | no-ppn | 2
        TRIPLETS    | no-ppn | 3
        COUPLE      | no-ppn | 2
        RANGE       | no-ppn | 4
    """)


def test_find_children_of_a_suspect(spec: Spec) -> None:
    """The children of a suspect or an arrested person, and those he or she has access to, count (T5, T6, F7)."""
    spec.given("""
        incidents
        incident_id | opening_code | log
        KIDS     | Custody      | 0304 detained for affray, says in interview he has kids
        GRAND    | Sexual Offences | 0304 suspect in images case, on bail, looks after his grandchildren at weekends
        PARTNER  | Sexual Offences | 0304 registered offender disclosed new partner, she has a daughter of 7 who stays over
        JOB      | Custody      | 0304 detained male works as a caretaker at a primary school
        CLUB     | Custody      | 0304 detained male says he helps run a junior football club
        NONE     | Custody      | 0304 detained male, lives alone, no children
        GROWN    | Custody      | 0304 detained male says his sons are 24 and 27
        MOTHER   | Custody      | 0304 arrested female asks who will fetch her little boy from nursery
    """)
    spec.answers("""
        incident_id | status | children
        KIDS        | no-ppn | 2
        GRAND       | no-ppn | 2
        PARTNER     | no-ppn | 1
        JOB         | no-row | 0
        CLUB        | no-row | 0
        NONE        | no-row | 0
        GROWN       | no-row | 0
        MOTHER      | no-ppn | 1
    """)


def test_find_friends_and_siblings(spec: Spec) -> None:
    """Friends, siblings and others named or counted as children count each for itself; bare others do not (T4, F2)."""
    spec.given("""
        incidents
        incident_id | opening_code | log
        NAMED    | Malicious Communications | 1604 girl 13 sent pictures, he also has ones of her classmates Edda and Beatrix
        FRIEND   | Malicious Communications | 1604 boy 12 threatened in a game, was playing with a friend
        OTHERS   | Anti-social Behaviour    | 1604 lad 15 and two others ran off
        TREATED  | Anti-social Behaviour    | 1604 lad 15 with two friends, all three taken home to their parents
        SIBLINGS | Concern for Safety       | 1604 school says boy 8 has bruises, two younger siblings at home
        SOMEONE  | Assault                  | 1604 someone slapped a girl of 14 at the bus stop
        COUSIN   | Assault                  | 1604 caller's nephew, 10, hit by a car door, his cousin aged 11 saw it
    """)
    spec.answers("""
        incident_id | status | children
        NAMED       | no-ppn | 3
        FRIEND      | no-ppn | 1
        OTHERS      | no-ppn | 1
        TREATED     | no-ppn | 3
        SIBLINGS    | no-ppn | 3
        SOMEONE     | no-ppn | 1
        COUSIN      | no-ppn | 2
    """)


def test_join_log_with_record(spec: Spec) -> None:
    """A linked child of whom the log speaks is one child, not two; a further one in the log is a second (F1, F2)."""
    spec.given("""
        incidents
        incident_id | log
        SAME     | 2204 CORIN 12 hiding in the wardrobe, says dad hit mum
        SHORT    | 2204 her son (12) rang us, whispering
        MORE     | 2204 CORIN 12 and his baby sister both in the flat
        TYPO     | 2204 Corrin, 12 yrs, hiding in the wardrobe
        people
        person_id | forename | surname | date_of_birth | sex
        P1        | Corin    | Oldroyd | 2014-04-09    | M
        involvements
        incident_id | person_id | role
        SAME        | P1        | child
        SHORT       | P1        | informant
        MORE        | P1        | child
        TYPO        | P1        | child
    """)
    spec.answers("""
        incident_id | status | children | found_by
        SAME        | no-ppn | 1        | linked+text
        SHORT       | no-ppn | 1        | linked+text
        MORE        | no-ppn | 2        | linked+text text
        TYPO        | no-ppn | 1        | linked+text
    """)


def test_give_no_row_for_a_ppn_alone(spec: Spec) -> None:
    """A child PPN with the id of an incident without any child gives no row (ruling 3)."""
    spec.given("""
        incidents
        incident_id | log
        I1          | 2204 alarm at the depot, all in order
        ppns
        ppn_id | incident_id | narrative
        R1     | I1          | Three children living in squalor.
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Corin    | Oldroyd | 2014-04-09    | child
    """)
    spec.answers("""
        incident_id | status
        I1          | no-row
    """)
