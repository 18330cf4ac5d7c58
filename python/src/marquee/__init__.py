"""The Python client of Marquee, a warehouse and query server for streaming catalogs.

>>> from marquee import Marquee
>>> with Marquee.local("marquee.sqlite") as warehouse:
...     frame = warehouse.read("SELECT title FROM titles WHERE id = ?", ["tm84618"])
"""

from ._report import Figure, Report
from ._sandbox import Sandbox
from .client import Marquee
from .errors import (
    AccessError,
    ConnectionFailed,
    IncompleteResult,
    LocalServerFailed,
    MarqueeError,
    QueryError,
    RecommendationError,
    RequestError,
    SandboxError,
    StoreError,
    TruncatedResult,
    TypeWidened,
    UndoError,
)
from .history import AuditEntry, Promoted, PromotedTable, RowChange
from .model import Column, ForeignKey, Limits, Me, Schema, Table, WriteResult

__version__ = "0.1.0"

__all__ = [
    "AccessError",
    "AuditEntry",
    "Column",
    "ConnectionFailed",
    "Figure",
    "ForeignKey",
    "IncompleteResult",
    "Limits",
    "LocalServerFailed",
    "Marquee",
    "MarqueeError",
    "Me",
    "Promoted",
    "PromotedTable",
    "QueryError",
    "RecommendationError",
    "Report",
    "RequestError",
    "RowChange",
    "Sandbox",
    "SandboxError",
    "Schema",
    "StoreError",
    "Table",
    "TruncatedResult",
    "TypeWidened",
    "UndoError",
    "WriteResult",
]
