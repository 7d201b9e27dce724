"""How well rankings hold what is relevant: nDCG@10, R@k, RR@10 and Success@k, by ir-measures.

For a query with n relevant ids (Järvelin & Kekäläinen 2002; Voorhees & Harman 2005):
nDCG@k = sum of grade / log2(rank + 1) over the relevant ids of the first k, divided by the most that n ids could have;
R@k = share of the n that stand among the first k; RR@k = 1 / rank of the first relevant id, 0 beyond k; Success@k = 1
when any stands among the first k, else 0. All 0..1.
On nothing: an empty or missing ranking has 0 everywhere; a query without a relevant id has no value and is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import ir_measures

_METRICS = {
    "nDCG@10": ir_measures.nDCG @ 10,
    "R@2": ir_measures.R @ 2,
    "R@5": ir_measures.R @ 5,
    "R@10": ir_measures.R @ 10,
    "RR@10": ir_measures.RR @ 10,
    "Success@1": ir_measures.Success @ 1,
    "Success@5": ir_measures.Success @ 5,
}
#: What is told of the hits of an answer, and of a benchmark of retrieval.
RANKING = ("nDCG@10", "R@5", "R@10", "RR@10", "Success@1", "Success@5")
RETRIEVAL = ("nDCG@10", "R@2", "R@5", "RR@10", "Success@1")


def ranking(run: Mapping[str, Sequence[str]], relevant: Mapping[str, Collection[str]]) -> dict[str, dict[str, float]]:
    """By query id of ``relevant`` the value 0..1 of each of RANKING, all grades 1; ``run[query]`` has ids, best first.

    An id that comes twice in a ranking counts at its first place.
    """
    wanted = {query: dict.fromkeys(ids, 1) for query, ids in relevant.items() if ids}
    scored = {query: _falling(run.get(query, ())) for query in wanted}
    values: dict[str, dict[str, float]] = {query: {} for query in wanted}
    names = {_METRICS[name]: name for name in RANKING}
    if wanted:  # ir-measures' providers trip over no query at all
        for found in ir_measures.iter_calc(names, wanted, scored):
            values[found.query_id][names[found.measure]] = float(found.value)
    return values


def means(run: Mapping[str, Sequence[str]], grades: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """The mean 0..1 of each of RETRIEVAL over the queries of ``grades``, at least one: of each the grades of its
    relevant ids, 1 or more; ``run[query]`` holds ids, best first."""
    metrics = {name: _METRICS[name] for name in RETRIEVAL}
    scored = {query: _falling(run.get(query, ())) for query in grades}
    found = ir_measures.calc_aggregate(metrics.values(), grades, scored)
    return {name: float(found[metric]) for name, metric in metrics.items()}


def _falling(ids: Sequence[str]) -> dict[str, float]:
    """Scores that fall by one a rank: ir-measures orders by score, and breaks ties in its own way."""
    ranked = list(dict.fromkeys(ids))
    return {name: float(len(ranked) - rank) for rank, name in enumerate(ranked)}
