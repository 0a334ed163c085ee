"""Reading logs: what do the words say of children, and where?"""

from childtonotice.screening.text.reading import read_log
from childtonotice.screening.text.triggers import STAGE_ONE, stage_one

__all__ = ["STAGE_ONE", "read_log", "stage_one"]
