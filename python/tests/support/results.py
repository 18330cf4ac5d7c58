"""Results that no real server gives, for `support.proxy.Scripted`."""

from __future__ import annotations

import json
import zlib
from typing import Any

from support.proxy import answer


def csv_body(rows: bytes, kinds: list[str], count: int, /, **end: Any) -> bytes:
    """Rows with a right end; `end` overrides what is in it."""
    record = {
        "row_count": count,
        "truncated": False,
        "types": kinds,
        "checksum": f"crc32:{zlib.crc32(rows):08x}",
        **end,
    }
    return rows + b"#end " + json.dumps(record).encode() + b"\n"


def result(body: bytes, **columns: str) -> bytes:
    """The raw answer of a result whose columns began with these types."""
    header = json.dumps([{"name": name, "type": kind} for name, kind in columns.items()])
    return answer(body, "200 OK", f"marquee-columns: {header}", kind="text/csv")
