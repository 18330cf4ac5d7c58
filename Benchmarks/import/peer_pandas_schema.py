"""The tables of peer_schema.py for SQLAlchemy, so that they fit MariaDB too."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)


def key_column(name: str, *constraints: Any, **options: Any) -> Column:
    """A short text that is compared by bytes on either engine."""
    text = String(100).with_variant(String(100, collation="utf8mb4_bin"), "mysql")
    return Column(name, text, *constraints, **options)


def number_column(name: str, *constraints: Any, **options: Any) -> Column:
    """An integer of 64 bits on either engine, and SQLite's rowid when a key."""
    options.setdefault("autoincrement", False)
    integer = BigInteger().with_variant(Integer, "sqlite")
    return Column(name, integer, *constraints, **options)


def lookup_table(name: str, metadata: MetaData) -> Table:
    """A table of names with an integer key."""
    return Table(
        name,
        metadata,
        number_column("id", primary_key=True),
        key_column("name", nullable=False, unique=True),
    )


def define_tables() -> MetaData:
    """The tables, parents before children."""
    metadata = MetaData()
    for name in ("title_types", "age_certifications", "genres", "roles", "best_of_lists"):
        lookup_table(name, metadata)
    Table("countries", metadata, key_column("id", primary_key=True))
    Table(
        "persons",
        metadata,
        number_column("id", primary_key=True),
        Column("name", Text, nullable=False),
    )
    Table(
        "titles",
        metadata,
        key_column("id", primary_key=True),
        Column("title", Text),
        number_column("type_id", ForeignKey("title_types.id"), nullable=False),
        number_column("release_year", nullable=False),
        number_column("age_certification_id", ForeignKey("age_certifications.id")),
        number_column("runtime_minutes"),
        number_column("seasons"),
        key_column("imdb_id", unique=True),
        Column("imdb_score", Double),
        number_column("imdb_votes"),
    )
    Table(
        "title_genres",
        metadata,
        key_column("title_id", ForeignKey("titles.id"), primary_key=True),
        number_column("genre_id", ForeignKey("genres.id"), primary_key=True),
    )
    Table(
        "title_countries",
        metadata,
        key_column("title_id", ForeignKey("titles.id"), primary_key=True),
        key_column("country_id", ForeignKey("countries.id"), primary_key=True),
    )
    Table(
        "credits",
        metadata,
        number_column("id", primary_key=True),
        key_column("title_id", ForeignKey("titles.id"), nullable=False),
        number_column("person_id", ForeignKey("persons.id"), nullable=False),
        number_column("role_id", ForeignKey("roles.id"), nullable=False),
        Column("character_name", Text),
    )
    Table(
        "title_best_of",
        metadata,
        number_column("best_of_list_id", ForeignKey("best_of_lists.id"), primary_key=True),
        key_column("title_id", ForeignKey("titles.id"), primary_key=True),
        number_column("position", nullable=False),
        Column("score", Double),
        Column("main_genre", Text),
    )
    return metadata


def foreign_key_indexes(metadata: MetaData) -> list[Index]:
    """One index for every foreign key that does not lead a primary key."""
    indexes = []
    for table in metadata.sorted_tables:
        leading = list(table.primary_key.columns)[0]
        for column in table.columns:
            if column.foreign_keys and column is not leading:
                indexes.append(Index(f"{table.name}_{column.name}", column))
    return indexes
