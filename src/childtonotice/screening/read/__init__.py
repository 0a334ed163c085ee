"""Reading and auditing a force's extract: files in, canonical tables and problems out."""

from childtonotice.screening.read.extract import Extract, read_extract
from childtonotice.screening.read.force_folder import load_force
from childtonotice.screening.read.report import safe_cell, write_problems

__all__ = ["Extract", "load_force", "read_extract", "safe_cell", "write_problems"]
