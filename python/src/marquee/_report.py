"""The exploratory report: its figures as frames, its pictures as charts of Altair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    import altair


@dataclass(frozen=True, repr=False)
class Figure:
    """A figure of the report.

    Attributes:
        rule: how it was made: raw or imputed, exploded or first value, how ties stand.
        n: how many observations it rests on.
        finding: what is seen, as a sentence.
        specification: its picture in Vega-Lite, with its data; None for a table alone.
    """

    name: str
    title: str
    rule: str
    n: int
    finding: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    specification: Mapping[str, Any] | None

    @property
    def frame(self) -> pd.DataFrame:
        """All rows of the table, with pandas' own missing values."""
        frame = pd.DataFrame(list(self.rows), columns=list(self.columns))
        return frame.convert_dtypes()

    def chart(self) -> altair.Chart:
        """The picture; it can be changed like any chart of Altair.

        Raises:
            ImportError: when altair is not installed.
            ValueError: when the figure is a table alone.
        """
        require()
        import altair

        if self.specification is None:
            raise ValueError(f"the figure {self.name} has no picture: it is a table, see .frame")
        chart: altair.Chart = altair.Chart.from_dict(dict(self.specification))
        return chart

    def __repr__(self) -> str:
        return f"<Figure {self.name}: {self.finding}>"


class Report(Mapping[str, Figure]):
    """The figures by their names, in the order of the report.

    Attributes:
        database, generated_at, data_version: whose report it is, and of when.
        sections: names of the figures by the title of their section.
    """

    def __init__(self, answer: Mapping[str, Any]) -> None:
        about = answer["report"]
        self.database: str = about["database"]
        self.generated_at: str = about["generated_at"]
        self.data_version: str = about["data_version"]
        self.sections: dict[str, tuple[str, ...]] = {
            section["title"]: tuple(section["figures"]) for section in answer["sections"]
        }
        self._figures = {name: _figure(name, one) for name, one in answer["figures"].items()}

    def __getitem__(self, name: str) -> Figure:
        return self._figures[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def __repr__(self) -> str:
        lines = [f"report on {self.database}, data version {self.data_version}"]
        for title, names in self.sections.items():
            lines += [title, *(f"    {self[name].name}: {self[name].finding}" for name in names)]
        return "\n".join(lines)


def _figure(name: str, answer: Mapping[str, Any]) -> Figure:
    return Figure(
        name=name,
        title=answer["title"],
        rule=answer["rule"],
        n=answer["n"],
        finding=answer["finding"],
        columns=tuple(answer["columns"]),
        rows=tuple(tuple(row) for row in answer["rows"]),
        specification=answer["specification"],
    )


def require() -> None:
    """Raises an ImportError that says what to do, when altair is not installed."""
    try:
        import altair  # noqa: F401
    except ImportError as fault:
        raise ImportError("altair is not installed: pip install 'marquee[pictures]'") from fault
