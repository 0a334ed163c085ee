"""Officers, teams and supervisors of each area, and how often each forgets a referral."""

from __future__ import annotations

from dataclasses import dataclass

from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.names import draw_forename, draw_origin, draw_surname
from childtonotice.synthetic.places import AREAS

TEAMS = ("Response A", "Response B", "Response C", "Response D", "Neighbourhood", "Investigations")
PER_TEAM = 7


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer as the extract names one."""

    officer_id: str
    name: str
    rank: str
    team: str
    area: str
    supervisor_id: str
    email: str

    def row(self) -> tuple[object, ...]:
        """The officer as a row of the officers table."""
        return (
            self.officer_id, self.name, self.rank, self.team, self.area, self.supervisor_id, self.email,
        )  # fmt: skip


class Officers:
    """Everyone who can be sent, by area; careless ones turn up more often where a referral was missed."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self.everyone: list[Officer] = []
        for area in AREAS:
            self._staff(area)
        self.constables = {
            area: [person for person in self.everyone if person.area == area and person.rank in ("PC", "DC")]
            for area in AREAS
        }
        self.careless = {area: chance.some(group, len(group) // 4) for area, group in self.constables.items()}

    def _staff(self, area: str) -> None:
        inspector = self._appoint("Insp", "Area command", area, "")
        for team in TEAMS:
            sergeant = self._appoint("DS" if team == "Investigations" else "PS", team, area, inspector)
            for _ in range(PER_TEAM):
                self._appoint("DC" if team == "Investigations" else "PC", team, area, sergeant)

    def _appoint(self, rank: str, team: str, area: str, supervisor: str) -> str:
        number = f"{1101 + len(self.everyone) * 7}"
        origin = draw_origin(self.chance)
        forename = draw_forename(self.chance, origin, self.chance.pick("MF"))
        surname = draw_surname(self.chance, origin)
        email = f"{forename}.{surname}.{number}@police.example".lower().replace("'", "")
        officer = Officer(number, f"{forename} {surname}", rank, f"{area} {team}", area, supervisor, email)
        self.everyone.append(officer)
        return number

    def attending(self, area: str, *, missed: bool = False) -> Officer:
        """The officer who goes; where a referral was missed, one of the careless quarter in three cases of five."""
        group = self.careless[area] if missed and self.chance.yes(0.6) else self.constables[area]
        return self.chance.pick(group)
