"""Training's work on every core, in processes forked from this one: most of it holds Python's lock."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from joblib import Parallel
from threadpoolctl import threadpool_limits


def share_out(jobs: Iterable[Any]) -> list[Any]:
    """What each of joblib's ``delayed`` calls returns, in their order."""
    # One BLAS thread in each: with more they get into each other's way and take half as long again.
    with threadpool_limits(1):
        # No shared memory: a container has little of it.
        return Parallel(os.cpu_count(), "multiprocessing", batch_size=1, max_nbytes=None)(jobs)
