"""The only readers for pages: each function takes a reader and gives frozen values, in words."""

from childtonotice.casework.lists.areas import areas_page
from childtonotice.casework.lists.audit_page import audit_page
from childtonotice.casework.lists.checks import check_page, checks_page
from childtonotice.casework.lists.feed import banners, open_dangers, why_empty
from childtonotice.casework.lists.feedback_page import feedback_draft
from childtonotice.casework.lists.filters import read_filters
from childtonotice.casework.lists.handing import handing_page
from childtonotice.casework.lists.item_page import item_page, outside_summary
from childtonotice.casework.lists.pace import load_page
from childtonotice.casework.lists.questions import count_questions, questions_page
from childtonotice.casework.lists.requests import link_page, messages_page, request_page, requests
from childtonotice.casework.lists.resting import resting
from childtonotice.casework.lists.run_page import run_page, runs
from childtonotice.casework.lists.searching import search
from childtonotice.casework.lists.sheet import sheet
from childtonotice.casework.lists.together import duplicates_preview
from childtonotice.casework.lists.values import Filters
from childtonotice.casework.lists.worklist import every_unreadable, worklist

__all__ = [
    "Filters",
    "areas_page",
    "audit_page",
    "banners",
    "check_page",
    "checks_page",
    "count_questions",
    "duplicates_preview",
    "every_unreadable",
    "feedback_draft",
    "handing_page",
    "item_page",
    "link_page",
    "load_page",
    "messages_page",
    "open_dangers",
    "outside_summary",
    "questions_page",
    "read_filters",
    "request_page",
    "requests",
    "resting",
    "run_page",
    "runs",
    "search",
    "sheet",
    "why_empty",
    "worklist",
]
