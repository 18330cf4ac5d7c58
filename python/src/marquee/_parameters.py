"""Values that are bound to a statement, as JSON."""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timezone
from decimal import Decimal
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

Parameters: TypeAlias = "Sequence[Any] | Mapping[str, Any] | None"
"""For ``?`` a sequence, for ``:name`` a mapping."""


def bound(parameters: Parameters) -> list[Any] | dict[str, Any] | None:
    """Parameters as the server takes them.

    Raises:
        TypeError: for a value that no column can hold, or one text in place of a sequence.
    """
    if parameters is None:
        return None
    if isinstance(parameters, Mapping):
        return {str(name): _value(value, f":{name}") for name, value in parameters.items()}
    if isinstance(parameters, (str, bytes)):
        raise TypeError("parameters are a list or a mapping; for a single one write [value]")
    return [_value(value, f"{place}") for place, value in enumerate(parameters, 1)]


def _value(value: Any, name: str) -> Any:
    if isinstance(value, np.datetime64):
        value = pd.Timestamp(value)
    elif isinstance(value, np.generic):
        value = value.item()
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, float):
        if math.isinf(value):
            raise ValueError(f"parameter {name} is infinite, which JSON can't say")
        return None if math.isnan(value) else float(value)
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        # Beyond 64 bits a number of JSON may lose digits on its way.
        return value if -(1 << 63) <= value < 1 << 63 else str(value)
    if isinstance(value, Decimal):
        return None if value.is_nan() else format(value, "f")
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {"base64": base64.b64encode(value).decode("ascii")}
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    raise TypeError(f"parameter {name} is a {type(value).__name__}, which no column holds")


def moment(value: datetime) -> str:
    """``YYYY-MM-DD HH:MM:SS[.ffffff]``; one with a time zone becomes UTC first."""
    if value.tzinfo is not None:
        value = value.astimezone(timezone.utc).replace(tzinfo=None)
    return value.isoformat(sep=" ")


def request(
    sql: str,
    parameters: Parameters = None,
    limit: int | None = None,
    timeout: float | None = None,
    sandbox: str | None = None,
) -> dict[str, Any]:
    """A statement as the server takes it."""
    body = {
        "sql": sql,
        "parameters": bound(parameters),
        "limit": limit,
        "timeout": timeout,
        "sandbox": sandbox,
    }
    return {name: value for name, value in body.items() if value is not None}
