"""What the log says of children (rulings 3 to 6, 9 and 10)."""

from tests.spec.conftest import Spec


def test_join_mentions_with_linked_children(spec: Spec) -> None:
    """A linked child whom the log names, or whose age it gives, is one child, found in both ways (F1, F2)."""
    spec.given("""
        incidents
        incident_id | log
        NAMED       | 1015 officer spoke to MARTHA 9 who was sat on the stairs / 1100 Martha tearful
        AGED        | 1015 girl aged 9 sat on the stairs
        SIBLING     | 1015 MARTHA 9 on the stairs, her brother RAFE 4 asleep upstairs
        people
        person_id | forename | surname | date_of_birth | sex
        P1        | Martha   | Garside | 2017-03-05    | F
        involvements
        incident_id | person_id | role
        NAMED       | P1        | child
        AGED        | P1        | child
        SIBLING     | P1        | child
    """)
    spec.answers("""
        incident_id | status | children | found_by
        NAMED       | no-ppn | 1        | linked+text
        AGED        | no-ppn | 1        | linked+text
        SIBLING     | no-ppn | 2        | linked+text text
    """)


def test_join_mentions_counts(spec: Spec) -> None:
    """A number of children counts so many; a plural without a number counts 2; a dozen is 12; about n is n (ruling 5)."""
    spec.given("""
        incidents
        incident_id | log
        THREE       | 1015 female has her three children upstairs with her
        PLURAL      | 1015 kids heard screaming from the upstairs window
        DOZEN       | 1015 a dozen children in the park being shouted at by drunk male
        ABOUT       | 1015 about 7 youths aged 13-15 drinking vodka by the river
    """)
    spec.answers("""
        incident_id | status | children
        THREE       | no-ppn | 3
        PLURAL      | no-ppn | 2
        DOZEN       | no-ppn | 12
        ABOUT       | no-ppn | 7
    """)


def test_find_children_elsewhere_that_night(spec: Spec) -> None:
    """Children of the household who were elsewhere that night count; a denial of presence takes none away (ruling 3, T1)."""
    spec.given("""
        incidents
        incident_id | opening_code      | log
        ELSEWHERE   | Domestic Incident | 2114 verbal argument, kids at their nans until Sunday
        DENIED      | Domestic Incident | 2114 verbal argument, no children present, none in the household
        LINKED      | Domestic Incident | 2114 verbal argument, no children present
        people
        person_id | forename | surname | date_of_birth
        P1        | Martha   | Garside | 2017-03-05
        involvements
        incident_id | person_id | role
        LINKED      | P1        | child
    """)
    spec.answers("""
        incident_id | status | children
        ELSEWHERE   | no-ppn | 2
        DENIED      | no-row | 0
        LINKED      | no-ppn | 1
    """)


def test_find_children_of_a_suspect(spec: Spec) -> None:
    """A suspect's own children, and those he has access to, count where the log says so; a job alone is no sign (ruling 4, T5, F7)."""
    spec.given("""
        incidents
        incident_id | opening_code   | log
        OWN         | Arrest         | 2114 male arrested for assault on a stranger. In custody states he has kids
        JOB         | Arrest         | 2114 male arrested for shoplifting. States he works as a football coach at a club
    """)
    spec.answers("""
        incident_id | status | children
        OWN         | no-ppn | 2
        JOB         | no-row | 0
    """)


def test_find_children_unborn(spec: Spec) -> None:
    """An unborn child counts where the incident holds a risk to the pregnancy; a pregnancy without risk is no sign (ruling 6, R53, T12)."""
    spec.given("""
        incidents
        incident_id | opening_code      | log
        RISK        | Domestic Incident | 1333 IP is 26 weeks pregnant, partner has pushed her down and kicked her in the stomach
        NONE        | Lost Property     | 1333 caller, 26 weeks pregnant, has lost her purse on the bus
    """)
    spec.answers("""
        incident_id | status | children | ages | categories
        RISK        | no-ppn | 1        | -    | physical;domestic abuse;unborn
        NONE        | no-row | 0        | -    |
    """)


def test_find_children_of_long_ago(spec: Spec) -> None:
    """Non-recent abuse of someone now adult is no sign, unless the suspect has access to children today (ruling 9, R55)."""
    spec.given("""
        incidents
        incident_id | opening_code       | log
        PAST        | Non Recent Offence | 1420 IP now 47 discloses she was assaulted as a child by her uncle in 1989. He died in 2004
        TODAY       | Non Recent Offence | 1420 IP now 47 discloses she was assaulted as a child by her uncle in 1989. He has two grandchildren living with him now
    """)
    spec.answers("""
        incident_id | status | children
        PAST        | no-row | 0
        TODAY       | no-ppn | 2
    """)


def test_find_children_in_passing(spec: Spec) -> None:
    """A child mentioned only in passing is no sign; a child who makes a call is present, also in a prank (ruling 10)."""
    spec.given("""
        incidents
        incident_id | opening_code        | log
        PASSING     | Theft               | 0840 caller was on the school run when she saw the van being broken into
        PRANK       | Abandoned 999 Call  | 1622 caller sounds about 8, giggling, asks for a pizza then hangs up
    """)
    spec.answers("""
        incident_id | status | children | found_by
        PASSING     | no-row | 0        | -
        PRANK       | no-ppn | 1        | text
    """)
