"""A few visitors who ask for one page again and again, each over a kept connection: `python -m benchmarks.load`.

Standard library only, so that the measurement needs nothing installed. The visitors share the processors with the
servers they ask, at a small cost that is the same for every side.

    python -m benchmarks.load ADDRESS COOKIE SECONDS [VISITORS]      prints one line of JSON
"""

import json
import statistics
import sys
import time
from http.client import HTTPConnection
from threading import Thread
from urllib.parse import urlsplit

VISITORS = 8


def run(address: str, cookie: str, seconds: float, visitors: int = VISITORS) -> dict:
    """Requests a second, p50 and p95 in ms, and how many answers were not 200."""
    taken: list[list[float]] = [[] for _ in range(visitors)]
    failed = [0] * visitors
    begun = time.perf_counter()
    threads = [
        Thread(target=_visit, args=(address, cookie, begun + seconds, taken[at], failed, at)) for at in range(visitors)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - begun
    times = sorted(one for own in taken for one in own)
    if len(times) < 20:
        return {"requests": len(times), "per_second": 0.0, "p50": 0.0, "p95": 0.0, "failed": sum(failed) or 1}
    return {
        "requests": len(times),
        "per_second": round(len(times) / spent, 1),
        "p50": round(statistics.median(times), 2),
        "p95": round(times[int(len(times) * 0.95)], 2),
        "failed": sum(failed),
    }


def _visit(address: str, cookie: str, until: float, taken: list[float], failed: list[int], at: int) -> None:
    place = urlsplit(address)
    connection = HTTPConnection(place.netloc, timeout=30)
    while time.perf_counter() < until:
        begun = time.perf_counter()
        try:
            connection.request("GET", place.path, headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
        except OSError:
            failed[at] += 1
            connection.close()
            continue
        failed[at] += answer.status != 200
        taken.append((time.perf_counter() - begun) * 1000)
    connection.close()


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], sys.argv[2], float(sys.argv[3]), *map(int, sys.argv[4:5]))))
