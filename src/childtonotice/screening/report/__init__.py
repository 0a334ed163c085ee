"""A report of an extract for the people who make it: what was read, what is missing, what to do first."""

from childtonotice.screening.report.facts import Report, gather_facts
from childtonotice.screening.report.page import write_page
from childtonotice.screening.report.text import write_text

__all__ = ["Report", "gather_facts", "write_page", "write_text"]
