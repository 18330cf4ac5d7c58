"""An error that the stand-in answers with."""

from __future__ import annotations


class Failure(Exception):
    def __init__(self, code: str, message: str, *details: str, rolled_back: bool = False) -> None:
        super().__init__(message)
        self.code, self.details, self.rolled_back = code, details, rolled_back
