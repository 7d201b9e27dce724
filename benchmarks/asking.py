"""How long sixteen people wait who ask at once, and how long a page takes after a click, against a running screen.

python app.py --port 7860 &  python benchmarks/asking.py http://127.0.0.1:7860
"""

from __future__ import annotations

import json
import statistics
import sys
import threading
import time
import urllib.request
from pathlib import Path
from typing import Any

from gradio_client import Client

PEOPLE, ROUNDS, PAGES = 16, 3, 30
QUESTIONS = Path(__file__).parents[1] / "eval" / "questions" / "starter.jsonl"


def main(address: str) -> None:
    """Print the seconds to the first of an answer, 95th percentile, and to a page's picture, median."""
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    questions = [row["question"] for row in rows if row["split"] == "dev"]
    clients = [Client(address, verbose=False) for _ in range(PEOPLE)]
    waited, errors = asked(clients, questions)
    cited = [hit for question in questions[:PAGES] for hit in clients[0].predict(question, 1, api_name="/search")]
    pictures = [fetched(address, hit) for hit in cited]
    report = {
        "people": PEOPLE,
        "questions": len(waited),
        "errors": errors,
        "first_p50": round(statistics.median(waited), 3),
        "first_p95": round(statistics.quantiles(waited, n=20)[-1], 3),
        "picture_p50": round(statistics.median(pictures), 3),
    }
    print(json.dumps(report))


def asked(clients: list[Any], questions: list[str]) -> tuple[list[float], int]:
    """Seconds until the first of each answer came, and how many questions failed; all ask at the same moment."""
    waited: list[float] = []
    failed: list[str] = []
    together = threading.Barrier(len(clients))

    def person(number: int) -> None:
        for turn in range(ROUNDS):
            question = questions[(number * ROUNDS + turn) % len(questions)]
            together.wait()
            start = time.perf_counter()
            job = clients[number].submit(question, None, api_name="/ask")
            try:
                next(iter(job))
                waited.append(time.perf_counter() - start)
            except Exception as error:  # noqa: BLE001  # whatever went wrong is what is counted
                failed.append(str(error))

    threads = [threading.Thread(target=person, args=(number,)) for number in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waited, len(failed)


def fetched(address: str, hit: dict[str, Any]) -> float:
    """Seconds to the picture of the page of a hit."""
    start = time.perf_counter()
    with urllib.request.urlopen(f"{address}/page/{hit['document']}/{hit['pages'][0]}?scale=1.6") as answer:
        answer.read()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1])
