"""A mapping proposed for an export that nobody has described: by names, by what stands in the cells, and by ids."""

from childtonotice.screening.propose.drafting import propose
from childtonotice.screening.propose.writing import write_mapping

__all__ = ["propose", "write_mapping"]
