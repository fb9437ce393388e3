"""Verbs of this room: draw reports, tables and lists, and put them into a folder."""

from .district_report import IssuedReport, issue_district_report
from .draft_tables import draft_tables
from .issue_lists import issue_lists
from .issue_tables import drawn_soundly, issue_tables
from .start_papers import TABLES_KIND, Papers, start_papers, write_papers

__all__ = [
    "TABLES_KIND",
    "IssuedReport",
    "Papers",
    "draft_tables",
    "drawn_soundly",
    "issue_district_report",
    "issue_lists",
    "issue_tables",
    "start_papers",
    "write_papers",
]
