#!/usr/bin/env bash
# Makes the JavaScript that draws the report's pictures: Vega, Vega-Lite and vega-embed in one file, out of vl-convert-python.
# It is put beside the programs that are built, where `marquee report` looks for vega.js; MARQUEE_VEGA_BUNDLE names another
# place. Usage: report-bundle.sh [FILE]
set -euo pipefail
cd "$(dirname "$0")/.."
file=${1:-.build/report/vega.js}
requirements=python/requirements-pictures.txt

if [ ! -s "$file" ] || [ "$requirements" -nt "$file" ]; then
    scripts/python-env.sh "$requirements"
    mkdir -p "$(dirname "$file")"
    # A name of its own first, so that a bundle is whole or not there.
    .venv/bin/python -c 'import vl_convert; print(vl_convert.javascript_bundle(), end="")' >"$file.part"
    mv "$file.part" "$file"
fi
for folder in .build/debug .build/release; do
    if [ -x "$folder/marquee" ]; then cp "$file" "$folder/vega.js"; fi
done
echo "==> the library of pictures is $file"
