"""CSV of the server as polars DataFrames, and these as CSV. polars is an optional extra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._stream import Header, null_marker

if TYPE_CHECKING:
    import polars


def require() -> None:
    """Raises an ImportError that says what to do, when polars is not installed."""
    try:
        import polars  # noqa: F401
    except ImportError as fault:
        raise ImportError("polars is not installed: pip install 'marquee[polars]'") from fault


def read_polars(blocks: list[bytes], header: Header, null: str) -> polars.DataFrame:
    """A whole result; `header.types` are final.

    Raises:
        ValueError: when two columns have the same name.
    """
    import polars as pl

    if len(set(header.names)) < len(header.names):
        raise ValueError("two columns have the same name, which polars can't have: use AS")
    body = b"".join(blocks)
    try:
        frame = _parse(body, header, null, pl.Int64)
    except pl.exceptions.ComputeError:  # An integer beyond 64 bits.
        frame = _parse(body, header, null, pl.String)
    for name, kind in zip(header.names, header.types, strict=True):
        for column in _candidates(frame, name, kind):
            try:
                frame = frame.with_columns(column)
                break
            except pl.exceptions.PolarsError:
                continue  # Such as the date 0000-00-00: the column stays text.
    return frame


def _parse(body: bytes, header: Header, null: str, integer: Any) -> polars.DataFrame:
    import polars as pl

    dtypes = {"integer": integer, "real": pl.Float64}
    is_new = int(pl.__version__.split(".")[0]) >= 2
    empty: dict[str, Any] = (
        {"empty_string_is_null": False} if is_new else {"missing_utf8_is_empty_string": True}
    )
    return pl.read_csv(
        body,
        schema={
            n: dtypes.get(t, pl.String) for n, t in zip(header.names, header.types, strict=True)
        },
        null_values=[null],
        raise_if_empty=False,
        **empty,
    )


def _candidates(frame: polars.DataFrame, name: str, kind: str) -> list[polars.Expr]:
    """What makes values of the texts of a column; the first that goes well is taken."""
    import polars as pl

    if frame.schema[name] != pl.String:
        return []
    column = pl.col(name)
    if kind == "integer":
        return [column.cast(pl.UInt64), column.cast(pl.Int128)]
    if kind == "decimal":
        # As many decimal places as the value with most of them has.
        places = column.str.extract(r"\.(\d+)$").str.len_bytes().max()
        return [column.cast(pl.Decimal(38, frame.select(places).item() or 0))]
    if kind == "date":
        return [column.str.to_date("%Y-%m-%d")]
    if kind == "datetime":
        spaced = column.str.replace("T", " ", literal=True)
        return [spaced.str.to_datetime("%Y-%m-%d %H:%M:%S%.f", time_unit="us")]
    return [column.str.decode("base64")] if kind == "blob" else []


def csv_of_polars(frame: polars.DataFrame) -> tuple[bytes, str]:
    """The CSV of a frame, and the text that stands for NULL in it.

    Raises:
        ValueError: for a frame without columns.
        TypeError: for a column of a type that no table has; it is named.
    """
    import polars as pl

    if not isinstance(frame, pl.DataFrame):
        raise TypeError(f"a {type(frame).__name__} is no DataFrame of pandas or polars")
    if not frame.columns:
        raise ValueError("the frame has no columns")
    null = null_marker(12)
    columns = [_writable(name, dtype) for name, dtype in frame.schema.items()]
    text = frame.select(columns).write_csv(
        null_value=null,
        datetime_format="%Y-%m-%d %H:%M:%S%.f",
        date_format="%Y-%m-%d",
        time_format="%H:%M:%S%.f",
    )
    return text.encode(), null


def _writable(name: str, dtype: polars.DataType) -> polars.Expr:
    import polars as pl

    column = pl.col(name)
    if dtype == pl.Boolean:
        return column.cast(pl.Int8)
    if dtype.is_float():
        return column.cast(pl.Float64).fill_nan(None)
    if dtype == pl.Binary:
        return column.bin.encode("base64")
    if isinstance(dtype, pl.Datetime) and dtype.time_zone:
        return column.dt.convert_time_zone("UTC").dt.replace_time_zone(None)
    if dtype in (pl.Categorical, pl.Enum):
        return column.cast(pl.String)
    if dtype.is_nested() or dtype in (pl.Object, pl.Duration):
        raise TypeError(f"column {name!r}: {dtype} is nothing that a column holds")
    return column
