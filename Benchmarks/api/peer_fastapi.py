"""Titles as a service, written as FastAPI's and SQLAlchemy's own tutorials do it.

DATABASE_URL=mysql+mysqldb://… uvicorn peer_fastapi:app --workers 2
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict
from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

engine = create_engine(os.environ["DATABASE_URL"])
Sessions = sessionmaker(engine)
app = FastAPI()


class Base(DeclarativeBase):
    """The tables."""


class Title(Base):
    """A title as the database has it."""

    __tablename__ = "titles"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str | None]
    type_id: Mapped[int]
    release_year: Mapped[int | None]
    age_certification_id: Mapped[int | None]
    runtime_minutes: Mapped[int | None]
    seasons: Mapped[int | None]
    imdb_id: Mapped[str | None]
    imdb_score: Mapped[float | None]
    imdb_votes: Mapped[int | None]


class TitleGenre(Base):
    """One of a title's genres."""

    __tablename__ = "title_genres"

    title_id: Mapped[str] = mapped_column(ForeignKey("titles.id"), primary_key=True)
    genre_id: Mapped[int] = mapped_column(primary_key=True)


class TitleOut(BaseModel):
    """A title as it is sent."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    title: str | None
    type_id: int
    release_year: int | None
    age_certification_id: int | None
    runtime_minutes: int | None
    seasons: int | None
    imdb_id: str | None
    imdb_score: float | None
    imdb_votes: int | None


class YearOut(BaseModel):
    """A year's part of the catalog."""

    model_config = ConfigDict(from_attributes=True)

    release_year: int | None
    entries: int
    mean_score: float | None


def session() -> Iterator[Session]:
    """A session for one request."""
    with Sessions() as opened:
        yield opened


Database = Annotated[Session, Depends(session)]


@app.get("/titles/{title_id}")
def read_title(title_id: str, database: Database) -> TitleOut:
    """One title."""
    title = database.get(Title, title_id)
    if title is None:
        raise HTTPException(404)
    return TitleOut.model_validate(title)


@app.get("/titles", response_model=list[TitleOut])
def list_titles(database: Database, after: str = "", limit: int = 50) -> list[Title]:
    """A page of titles."""
    page = select(Title).where(Title.id > after).order_by(Title.id).limit(limit)
    return list(database.scalars(page))


@app.get("/years", response_model=list[YearOut])
def list_years(database: Database, votes: int = 0) -> list[object]:
    """Titles by genre and their mean score, by year."""
    years = (
        select(
            Title.release_year,
            func.count().label("entries"),
            func.avg(Title.imdb_score).label("mean_score"),
        )
        .join(TitleGenre, TitleGenre.title_id == Title.id)
        .where(Title.imdb_votes >= votes)
        .group_by(Title.release_year)
        .order_by(Title.release_year)
    )
    return list(database.execute(years))
