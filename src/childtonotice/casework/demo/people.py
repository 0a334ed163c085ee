"""Those who sign in to the demo: one for each role, all with the same throw-away password."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from childtonotice.casework.actions.users import add_user, grant
from childtonotice.casework.force import our_force
from childtonotice.casework.models import Area, Assessment, Feedback, Item, Officer, Role, User
from childtonotice.casework.publish import keep_areas


@dataclass(frozen=True, slots=True)
class SignIn:
    """One user of the demo. ``area`` is empty for all areas."""

    username: str
    name: str
    role: Role
    area: str = ""
    restricted: bool = False


SIGN_INS = (
    SignIn("manager.northvale", "Joan Hall", Role.PERFORMANCE_MANAGER, "Northvale"),
    SignIn("manager.southmoor", "Piet Marsh", Role.PERFORMANCE_MANAGER, "Southmoor"),
    SignIn("manager.eastcliff", "Rosa Dunmore", Role.PERFORMANCE_MANAGER, "Eastcliff"),
    SignIn("sergeant", "Ines Rowe", Role.SCREENING_SERGEANT),
    SignIn("coordinator", "Abel Kerr", Role.COORDINATOR, restricted=True),
    SignIn("vat", "Noor Fielding", Role.VAT),
    SignIn("officer", "", Role.OFFICER),
    SignIn("supervisor", "", Role.SUPERVISOR),
    SignIn("inspector", "Wilf Aske", Role.INSPECTOR),
    SignIn("data.manager", "Mina Shaw", Role.DATA_MANAGER),
    SignIn("board", "Lena Frost", Role.BOARD),
    SignIn("auditor", "Theo Blake", Role.AUDITOR),
    SignIn("administrator", "Greta Holm", Role.ADMINISTRATOR),
    SignIn("vat.strict", "Edda Lorne", Role.VAT),
)
OF_THE_RECORD = (Role.OFFICER, Role.SUPERVISOR)


def keep_people(password: str, since: date) -> None:
    """The users who are no officers of the record, made once, with their role since the first day."""
    keep_areas(our_force())
    for sign_in in SIGN_INS:
        if sign_in.role not in OF_THE_RECORD and not User.objects.filter(username=sign_in.username).exists():
            make_person(sign_in, password, since)


def keep_officers(password: str, since: date) -> None:
    """The officer who is asked most often, and the supervisor, once there are requests."""
    if User.objects.filter(username="officer").exists():
        return
    officer = _asked_most()
    if officer is None:
        return
    supervisor = Officer.objects.filter(officer_id=officer.supervisor_id).first()
    for sign_in, record in zip(SIGN_INS[6:8], (officer, supervisor), strict=True):
        if record is not None:
            make_person(sign_in, password, since, record)


def sign_in_of(officer_id: str, password: str, since: date) -> User | None:
    """The user who is this officer, made where there is none; None where the force's list has no such officer."""
    known = User.objects.filter(officer_id=officer_id).first()
    record = Officer.objects.filter(officer_id=officer_id).first()
    if known is None and record is not None:
        make_person(SignIn(f"officer.{officer_id}", "", Role.OFFICER), password, since, record)
        known = User.objects.filter(officer_id=officer_id).first()
    return known


def _asked_most() -> Officer | None:
    """Of those who are asked for a PPN now, who was told most: feedback to them or their team, PPNs returned."""
    asked = Counter(Item.objects.filter(state="requested").exclude(officer_id="").values_list("officer_id", flat=True))
    told = asked + Counter(Feedback.objects.values_list("officer_id", flat=True))
    told += Counter(Assessment.objects.filter(outcome="returned").values_list("ppn__officer_id", flat=True))
    copies = Counter(Feedback.objects.values_list("supervisor_id", flat=True))
    known = Officer.objects.filter(officer_id__in=asked).exclude(supervisor_id="")
    most = sorted(known, key=lambda one: (-copies[one.supervisor_id], -told[one.officer_id], one.officer_id))
    return most[0] if most else None


def make_person(sign_in: SignIn, password: str, since: date, officer: Officer | None = None) -> None:
    """Add a user and give them their role."""
    name = sign_in.name or (officer.name if officer else sign_in.username)
    number = officer.officer_id if officer else ""
    email = "" if officer else f"{sign_in.username}@police.example"
    user = add_user(
        by=None, username=sign_in.username, password=password, display_name=name, officer_id=number, email=email
    )
    if isinstance(user, User):
        areas = list(Area.objects.filter(name=sign_in.area)) if sign_in.area else None
        grant(by=None, user=user, role=sign_in.role, areas=areas, starts_on=since, names_restricted=sign_in.restricted)


def describe_sign_ins(password: str) -> str:
    """The sign-ins as lines to print; the password is thrown away with the demo."""
    made = set(User.objects.values_list("username", flat=True))
    lines = [_one_line(sign_in) for sign_in in SIGN_INS if sign_in.username in made]
    # Whoever is here for the first time is told where a decision waits.
    first = [f"{line}: begin with this one, and press Review next" for line in lines[:1]]
    heading = f"Sign in with the password  {password}  and one of these names:"
    return "\n".join(["", heading, *first, *lines[1:], ""])


def _one_line(sign_in: SignIn) -> str:
    where = f", {sign_in.area}" if sign_in.area else ""
    return f"  {sign_in.username:<20} {sign_in.role.label}{where}"
