#!/usr/bin/env bash
# Fuzzes the import pipeline with libFuzzer and AddressSanitizer.
#
#   scripts/fuzz.sh [seconds]
#
# Inputs that stop the pipeline are left in FUZZ_DIR (default .build/fuzz) as crash-*, oom-* or timeout-*.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
dir=${FUZZ_DIR:-.build/fuzz}
mkdir -p "$dir/corpus" "$dir/seeds"

flags=(-parse-as-library -sanitize=fuzzer,address -O -package-name marquee -swift-version 6
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility -I "$dir" -I Sources/CProcessor)

# Each module by itself, since one imports the other; then all objects together.
build() {
    local name=$1
    swiftc "${flags[@]}" -wmo -module-name "$name" -emit-module -emit-module-path "$dir/$name.swiftmodule" \
        -c -o "$dir/$name.o" $(find "Sources/$name" -name '*.swift' | sort)
}
build MarqueeCatalog
build MarqueeIngest
swiftc "${flags[@]}" -module-name ReaderFuzz -o "$dir/reader-fuzz" \
    Fuzz/ReaderFuzz.swift "$dir/MarqueeIngest.o" "$dir/MarqueeCatalog.o"

# The harness takes the kind of file from the first byte; every seed is tried as each kind that its name may tell.
for file in Tests/Fixtures/malformed/*.csv; do
    for kind in 0 1 2 3; do
        { printf "%s" "$kind"; cat "$file"; } > "$dir/seeds/$kind-$(basename "$file")"
    done
done
printf '1person_id,id,name,character,role\n1,tm1,"A ""B""",C,actor\n1,tm2,A,,EDITOR\n' > "$dir/seeds/credits"
printf '2TITLE,RELEASE_YEAR,SCORE,NUMBER_OF_VOTES,DURATION,MAIN_GENRE,MAIN_PRODUCTION\nAlpha,2001,8,1,90,sports,USA\n' \
    > "$dir/seeds/best-of"
printf '0id,title,type,release_year,genres,production_countries,imdb_id\ntm1,JosÃ©,Movie,2001.0,"['"'"'a\\u00e9'"'"', None]",UK,tt1\n' \
    > "$dir/seeds/titles"

exec "$dir/reader-fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
    -artifact_prefix="$dir/" -print_final_stats=1 "$dir/corpus" "$dir/seeds"
