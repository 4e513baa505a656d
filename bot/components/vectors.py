"""What a sentence's vector is made of. Imports no Rasa: the processes that train models need only this."""

from __future__ import annotations

import numpy as np

SHARED, ENGLISH = 512, 384  # numbers of the shared encoder, and of the English one behind them
BLOCKS = (SHARED, ENGLISH)
DIMENSIONS = sum(BLOCKS)


def read_by_both(vectors: np.ndarray) -> np.ndarray:
    """Whether the English encoder, too, read the sentence of each vector."""
    return vectors[..., SHARED:].any(axis=-1)
