"""Reading logs: what do the words say of children, and where?"""

from childtonotice.screening.text.reading import read_log
from childtonotice.screening.text.saying import read_risks
from childtonotice.screening.text.selftest import prove_reading
from childtonotice.screening.text.triggers import STAGE_ONE, stage_one, stage_one_parts

__all__ = ["STAGE_ONE", "prove_reading", "read_log", "read_risks", "stage_one", "stage_one_parts"]
