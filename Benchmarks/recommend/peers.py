"""Title-to-title recommendation with SciPy, NumPy, scikit-learn and implicit, each in a process of its own.

    python peers.py FOLDER PEER [--queries N]

PEER is one of scipy_product, numpy_postings, sklearn, sklearn_all, implicit. Prints one JSON object: the peer, the
titles, the milliseconds for one title's top 10 (median) or for all titles' top 5, the seconds to prepare, and the
peak of resident memory in MB.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import scipy.sparse as sp

import peer_features

Ask = Callable[[int, int], np.ndarray]


def best(scores: np.ndarray, query: int, k: int) -> np.ndarray:
    """The k highest scores but the query's own, best first."""
    scores[query] = -1
    k = min(k, len(scores) - 1)
    top = np.argpartition(-scores, k - 1)[:k]
    return top[np.argsort(-scores[top], kind="stable")]


def scipy_product(matrix: sp.csr_matrix) -> Ask:
    """The product of a sparse row and the transposed matrix."""
    turned = matrix.T.tocsr()
    return lambda query, k: best(matrix[query].dot(turned).toarray().ravel(), query, k)


def numpy_postings(matrix: sp.csr_matrix) -> Ask:
    """Posting lists by hand: the columns of the query's features, summed up in place."""
    lists = matrix.tocsc()
    scores = np.zeros(matrix.shape[0], np.float32)

    def ask(query: int, k: int) -> np.ndarray:
        scores[:] = 0
        for place in range(matrix.indptr[query], matrix.indptr[query + 1]):
            feature = matrix.indices[place]
            span = slice(lists.indptr[feature], lists.indptr[feature + 1])
            # A title stands once in a list, so that nothing is lost by adding in place.
            scores[lists.indices[span]] += matrix.data[place] * lists.data[span]
        return best(scores, query, k)

    return ask


def sklearn(matrix: sp.csr_matrix) -> Ask:
    from sklearn.metrics.pairwise import cosine_similarity

    return lambda query, k: best(cosine_similarity(matrix[query], matrix).ravel(), query, k)


def implicit(matrix: sp.csr_matrix) -> Ask:
    """implicit's own top-k on vectors of 64 numbers, which stand for the features by a truncated SVD."""
    from implicit.cpu.topk import topk
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    wide = min(64, min(matrix.shape) - 1)
    vectors = TruncatedSVD(wide, random_state=1).fit_transform(matrix)
    dense = np.ascontiguousarray(normalize(vectors), dtype=np.float32)

    def ask(query: int, k: int) -> np.ndarray:
        places, _ = topk(dense, dense[query : query + 1], k + 1, num_threads=1)
        return places[0][places[0] != query][:k]

    return ask


def sklearn_all(matrix: sp.csr_matrix) -> float:
    """All titles' top 5 through the full matrix of likenesses, as tutorials do it; milliseconds."""
    from sklearn.metrics.pairwise import cosine_similarity

    start = time.perf_counter()
    likeness = cosine_similarity(matrix)
    np.fill_diagonal(likeness, -1)
    top = np.argpartition(-likeness, 5, axis=1)[:, :5]
    order = np.argsort(-np.take_along_axis(likeness, top, axis=1), axis=1, kind="stable")
    np.take_along_axis(top, order, axis=1)
    return (time.perf_counter() - start) * 1_000


ONE: dict[str, Callable[[sp.csr_matrix], Ask]] = {
    "scipy_product": scipy_product,
    "numpy_postings": numpy_postings,
    "sklearn": sklearn,
    "implicit": implicit,
}


def one_by_one(ask: Ask, titles: int, queries: int) -> float:
    """The median of the milliseconds for one title's top 10; the first tenth is not counted."""
    places = np.random.default_rng(7).integers(0, titles, queries)
    times = []
    for place in places:
        start = time.perf_counter()
        ask(int(place), 10)
        times.append((time.perf_counter() - start) * 1_000)
    return statistics.median(times[len(times) // 10 :])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("peer", choices=[*ONE, "sklearn_all"])
    parser.add_argument("--queries", type=int, default=200)
    options = parser.parse_args()
    matrix = peer_features.read(options.folder)
    result: dict[str, object] = {"peer": options.peer, "titles": matrix.shape[0]}
    start = time.perf_counter()
    if options.peer == "sklearn_all":
        result["all_top5_ms"] = round(sklearn_all(matrix), 3)
    else:
        ask = ONE[options.peer](matrix)
        result["prepare_s"] = round(time.perf_counter() - start, 3)
        result["one_top10_ms"] = round(one_by_one(ask, matrix.shape[0], options.queries), 4)
    result["features_per_title"] = round(matrix.nnz / max(matrix.shape[0], 1), 1)
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(result))


if __name__ == "__main__":
    main()
