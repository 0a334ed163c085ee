"""Further examples of the unborn, of abuse long ago, and of children mentioned in passing (rulings 6, 9 and 10)."""

from tests.spec.conftest import Spec


def test_find_unborn_at_risk(spec: Spec) -> None:
    """An unborn child counts where the incident holds a risk to the pregnancy (T12, R53)."""
    spec.given("""
        incidents
        incident_id | opening_code | log
        KICKED   | Assault      | 2304 ip is 6 months pregnant, boyfriend kicked her in the belly
        ROW      | Domestic     | 2304 verbal row, she is expecting in March, he has left
        TABLETS  | Concern for Safety | 2304 female 20 weeks gone has taken an overdose of paracetamol
        DRINK    | Concern for Safety | 2304 heavily pregnant woman drinking vodka on the bench again
        HEROIN   | Drugs        | 2304 expectant mum using heroin, midwife worried
        REFUSED  | Concern for Safety | 2304 hospital say he will not let his pregnant wife come to her appointments
        THREAT   | Malicious Communications | 2304 he texted he will cut the baby out of her, she is 30 weeks pregnant
        CUTTING  | Concern for Safety | 2304 pregnant female has cut her arms
        BIKE     | Theft        | 2304 ip is 6 months pregnant, her bike was taken from the station rack
        WITNESS  | Collision    | 2304 witness is pregnant and would like to be seen at home
        LOST     | Domestic     | 2304 she lost the baby last year, row over that today
        DOG      | Animal       | 2304 dog is heavily pregnant and running loose on the bypass
    """)
    spec.answers("""
        incident_id | status | children | ages
        KICKED      | no-ppn | 1        | -
        ROW         | no-ppn | 1        | -
        TABLETS     | no-ppn | 1        | -
        DRINK       | no-ppn | 1        | -
        HEROIN      | no-ppn | 1        | -
        REFUSED     | no-ppn | 1        | -
        THREAT      | no-ppn | 1        | -
        CUTTING     | no-ppn | 1        | -
        BIKE        | no-row | 0        |
        WITNESS     | no-row | 0        |
        LOST        | no-row | 0        |
        DOG         | no-row | 0        |
    """)


def test_find_unborn_of_a_child(spec: Spec) -> None:
    """A pregnant girl at risk is two children: she and the unborn (T12)."""
    spec.given("""
        incidents
        incident_id | opening_code | log
        I1       | Assault      | 2304 girl of 15, four months pregnant, pushed down the steps by her boyfriend who is 23
    """)
    spec.answers("""
        incident_id | status | children
        I1          | no-ppn | 2
    """)


def test_leave_the_past(spec: Spec) -> None:
    """Abuse long ago of someone now adult is no sign, unless the suspect has access to children today (R55)."""
    spec.given("""
        incidents
        incident_id | opening_code | log
        PAST     | Sexual Offences | 1004 female 51 reports abuse by her stepfather when she was 9, he died in 1999
        EIGHTIES | Sexual Offences | 1004 disclosure in therapy, assaulted at boarding school in the eighties, ip now 55
        CHILDHOOD| Sexual Offences | 1004 male 38 wants to talk about what happened in his childhood
        ACCESS   | Sexual Offences | 1004 female 51 abused by uncle when she was 9. uncle now runs a toddler group and minds his granddaughter, 4
        LIVES    | Sexual Offences | 1004 historic, ip now 30. suspect lives with a new partner and her two young children
    """)
    spec.answers("""
        incident_id | status | children
        PAST        | no-row | 0
        EIGHTIES    | no-row | 0
        CHILDHOOD   | no-row | 0
        ACCESS      | no-ppn | 1
        LIVES       | no-ppn | 2
    """)


def test_leave_what_is_said_in_passing(spec: Spec) -> None:
    """A child only mentioned in passing is no sign; a child who calls is present, also when it is a prank."""
    spec.given("""
        incidents
        incident_id | opening_code | log
        SCHOOLRUN | Collision   | 0844 caller was on the school run when she saw the lorry hit the wall
        PICKUP    | Theft       | 1504 caller has to go and fetch the kids from school, ring after 4
        PHOTO     | Burglary    | 1504 taken: ring, laptop, framed photo of the grandchildren
        GIFT      | Theft       | 1504 parcel off the doorstep, birthday present for his niece
        PRANK     | Abandoned Call | 1504 child on the line giggling, says the house is on fire, hangs up. prank
        BOY       | Abandoned Call | 1504 young boy swearing at the operator, laughing in the background
        CALLER    | Domestic    | 1504 caller is 8, says mummy will not wake up
        PLAY      | Abandoned Call | 1504 toddler playing with mother's phone, mother apologised
        BUS       | Collision   | 1504 minor bump with a school bus, bus was empty
    """)
    spec.answers("""
        incident_id | status | children
        SCHOOLRUN   | no-row | 0
        PICKUP      | no-row | 0
        PHOTO       | no-row | 0
        GIFT        | no-row | 0
        PRANK       | no-ppn | 1
        BOY         | no-ppn | 1
        CALLER      | no-ppn | 1
        PLAY        | no-ppn | 1
        BUS         | no-row | 0
    """)
