"""What all peers start from: a sparse matrix of titles by features, each row of unit length.

A title has its genres, countries, persons with their role, type, certification, decade and step of runtime, each
weighted with its inverse document frequency. This is one bag of features, the form in which the peers are fast and
which they are made for; Marquee's blocks, prior and reasons are more work for every title.
"""

from __future__ import annotations

import ast
import csv
import math
from array import array
from pathlib import Path

import numpy as np
import scipy.sparse as sp


def read(folder: Path) -> sp.csr_matrix:
    """Read `raw_titles.csv` and `raw_credits.csv` of a folder; rows are in the order of the file."""
    places: dict[str, int] = {}
    numbers: dict[tuple[str, str], int] = {}
    rows, columns = array("i"), array("i")

    def add(place: int, kind: str, value: str) -> None:
        if value:
            rows.append(place)
            columns.append(numbers.setdefault((kind, value), len(numbers)))

    with open(folder / "raw_titles.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            place = places.setdefault(row["id"], len(places))
            for kind in ("genres", "production_countries"):
                for value in literal(row[kind]):
                    add(place, kind, value)
            add(place, "type", row["type"])
            add(place, "certification", row["age_certification"] or "")
            add(place, "decade", (row["release_year"] or "")[:3])
            add(place, "runtime", step(row["runtime"]))
    with open(folder / "raw_credits.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            place = places.get(row["id"])
            if place is not None:
                add(place, row["role"] or "", row["person_id"])
    return weighted(rows, columns, (len(places), len(numbers)))


def literal(cell: str | None) -> list[str]:
    try:
        return list(ast.literal_eval(cell or "[]"))
    except (SyntaxError, ValueError):
        return []


def step(runtime: str | None) -> str:
    try:
        return str(round(math.log(max(float(runtime or ""), 1)) * 4))
    except ValueError:
        return ""


def weighted(rows: array, columns: array, shape: tuple[int, int]) -> sp.csr_matrix:
    matrix = sp.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)
    matrix.data[:] = 1
    frequency = np.bincount(matrix.indices, minlength=shape[1])
    rarity = np.log((shape[0] + 1) / np.maximum(frequency, 1)).astype(np.float32)
    matrix.data *= rarity[matrix.indices]
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return sp.diags(1 / np.maximum(lengths, 1e-9)).dot(matrix).tocsr().astype(np.float32)
