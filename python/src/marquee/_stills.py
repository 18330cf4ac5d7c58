"""Stills of the report's pictures: ``python -m marquee._stills SPECIFICATIONS DIRECTORY``.

SPECIFICATIONS is a file, or ``-`` for standard input, with a JSON object of Vega-Lite
specifications by the names of their figures. Each becomes NAME.svg or NAME.png. The names of the
files are printed, one a line. It takes vl-convert-python, an optional extra, and no network.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

WIDTH = 760
"""Pixels of a picture that is as wide as its box, which a still does not have."""


def still(specification: dict[str, Any], kind: str) -> bytes:
    """A picture as SVG or PNG; equal specifications give equal bytes."""
    import vl_convert

    sized = dict(specification)
    if sized.get("width") == "container":
        sized["width"] = WIDTH
    if kind == "png":
        # Twice as many pixels as the picture has, so that it is sharp on paper and new screens.
        return bytes(vl_convert.vegalite_to_png(sized, scale=2))
    return str(vl_convert.vegalite_to_svg(sized)).encode()


def main(arguments: list[str] | None = None) -> int:
    """Writes the stills; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m marquee._stills", description=__doc__)
    parser.add_argument("specifications")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--format", choices=["svg", "png"], default="svg")
    options = parser.parse_args(arguments)
    try:
        import vl_convert  # noqa: F401
    except ImportError:
        need = "vl-convert-python is not installed: pip install 'marquee[pictures]'"
        print(need, file=sys.stderr)
        return 3
    if options.specifications == "-":
        text = sys.stdin.buffer.read()
    else:
        text = Path(options.specifications).read_bytes()
    options.directory.mkdir(parents=True, exist_ok=True)
    for name, specification in json.loads(text).items():
        if not name.replace("_", "").isalnum() or specification is None:
            continue  # The name of a file is never a path; a figure without a picture has no still.
        file = options.directory / f"{name}.{options.format}"
        file.write_bytes(still(specification, options.format))
        print(file.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
