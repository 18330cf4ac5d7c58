"""What the benchmark prints: measured values, ratios, and the aims beside them."""

from __future__ import annotations

from typing import Any

from serving import Served

Measured = dict[str, Any]

#: How a peer is called in the report.
LABELS = {
    "scipy_product": "SciPy, product with a sparse row",
    "numpy_postings": "NumPy, posting lists by hand",
    "sklearn": "scikit-learn, `cosine_similarity`",
    "implicit": "implicit, 64 dense numbers per title",
    "sklearn_all": "scikit-learn, full matrix",
}
#: The peers that are SciPy's sparse matrices, asked for one title.
SPARSE = ("scipy_product", "numpy_postings")


def markdown(
    real: Measured, peers: dict[str, Measured], served: Served, sample: Measured | None
) -> str:
    """The whole report."""
    parts = [one_title(real, peers), all_titles(real, peers), building(real), http(served)]
    if sample is not None:
        parts.append(large(sample))
    return "\n\n".join([*parts, "\n".join(aims(real, peers, served, sample))])


def one_title(real: Measured, peers: dict[str, Measured]) -> str:
    """One title's top 10, in microseconds."""
    median = real["top10_median_us"]
    lines = [
        f"| one title's top 10 of {real['titles']:,} | median µs | 99 % within µs | Marquee = 1 |",
        "|---|--:|--:|--:|",
        f"| Marquee | {median:.1f} | {real['top10_p99_us']:.1f} | 1.0 |",
        f"| Marquee, with reasons | {real['reasons_top10_median_us']:.1f} "
        f"| {real['reasons_top10_p99_us']:.1f} | {real['reasons_top10_median_us'] / median:.1f} |",
    ]
    for name, peer in peers.items():
        if "one_top10_ms" in peer:
            time = peer["one_top10_ms"] * 1_000
            lines.append(f"| {LABELS[name]} | {time:,.0f} | | {time / median:.1f} |")
    return "\n".join(lines)


def all_titles(real: Measured, peers: dict[str, Measured]) -> str:
    """All titles' top 5; the peak is that of the whole process."""
    ours, theirs = real["all_top5_s"], peers["sklearn_all"]["all_top5_ms"] / 1_000
    return "\n".join(
        [
            "| all titles' top 5 | seconds | peak MB | Marquee = 1 |",
            "|---|--:|--:|--:|",
            f"| Marquee | {ours:.3f} | {real['peak_mb']:.0f} | 1.0 |",
            f"| {LABELS['sklearn_all']} | {theirs:.3f} | {peers['sklearn_all']['peak_mb']:,} "
            f"| {theirs / ours:.1f} |",
        ]
    )


def building(real: Measured) -> str:
    """What comes before the first answer."""
    return (
        f"Read from SQLite in {real['read_s']:.3f} s, index of {real['index_mb']:.1f} MB built in "
        f"{real['build_s']:.3f} s, saved in {real['save_s'] * 1_000:.1f} ms, "
        f"mapped in {real['map_s'] * 1_000:.1f} ms."
    )


def http(served: Served) -> str:
    """Answers over HTTP."""
    lines = [
        "| HTTP, 8 connections | answers a second | median ms | 99 % within ms |",
        "|---|--:|--:|--:|",
    ]
    writer = f"a title changed every 0.5 s, {served.changes} times"
    for label, load in (("alone", served.alone), (writer, served.written)):
        numbers = f"{load.per_second:,.0f} | {load.median_ms:.2f} | {load.p99_ms:.2f}"
        lines.append(f"| {label} | {numbers} |")
    told = "The index was made anew" if served.swapped else "The index was NOT made anew"
    return "\n".join(lines) + f"\n\n{told} under the second load."


def large(sample: Measured) -> str:
    """The large sample."""
    return "\n".join(
        [
            f"| {sample['titles']:,} sample titles, {sample['features_per_title']:.1f} features each | |",
            "|---|--:|",
            f"| top 10, median ms | {sample['top10_median_us'] / 1_000:.3f} |",
            f"| top 10, 99 % within ms | {sample['top10_p99_us'] / 1_000:.3f} |",
            f"| index, built in s | {sample['build_s']:.2f} |",
            f"| index, MB | {sample['index_mb']:.1f} |",
            f"| index, saved in s / mapped in s | {sample['save_s']:.2f} / {sample['map_s']:.4f} |",
            f"| answers that differ from a scan of all titles "
            f"| {sample['differing']} of {sample['checked']:,} |",
        ]
    )


def aims(
    real: Measured, peers: dict[str, Measured], served: Served, sample: Measured | None
) -> list[str]:
    """Each aim, what was measured, and whether that reaches it."""
    sparse = min(peers[name]["one_top10_ms"] for name in SPARSE) * 1_000 / real["top10_median_us"]
    matrix = peers["sklearn_all"]["all_top5_ms"] / 1_000 / real["all_top5_s"]
    rows = [
        ("one title, times the best SciPy form, at least 20", sparse, sparse >= 20),
        ("all titles, times scikit-learn, at least 20", matrix, matrix >= 20),
        ("all titles, peak MB, below 64", real["peak_mb"], real["peak_mb"] < 64),
        (
            "HTTP, answers a second, at least 5,000",
            served.alone.per_second,
            served.alone.per_second >= 5_000,
        ),
    ]
    if sample is not None:
        milliseconds = sample["top10_median_us"] / 1_000
        rows += [
            ("sample, median ms, at most 2", milliseconds, milliseconds <= 2),
            ("sample, index MB, below 400", sample["index_mb"], sample["index_mb"] < 400),
            ("sample, build s, below 10", sample["build_s"], sample["build_s"] < 10),
            ("sample, answers unlike a scan's, 0", sample["differing"], sample["differing"] == 0),
        ]
    return [
        "| aim | measured | |",
        "|---|--:|---|",
        *(f"| {aim} | {value:,.1f} | {'reached' if met else 'MISSED'} |" for aim, value, met in rows),
    ]
