"""The plain recipe that each figure is held against: word and character TF-IDF into one LinearSVC.

`.venv-bot/bin/python -m bench.plain_recipe TRAIN TEST`, JSON lines of `{"text", "label"}`; prints the
share of right answers, the share in the first three, and seconds of training.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC


def main() -> None:
    """One JSON object."""
    (texts, labels), (asked, truth) = (read(Path(name)) for name in sys.argv[1:3])
    began = time.perf_counter()
    features = make_union(
        TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2)),
        TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(1, 4)),
    )
    machine = LinearSVC().fit(features.fit_transform(texts), labels)
    seconds = time.perf_counter() - began
    order = np.argsort(-machine.decision_function(features.transform(asked)), axis=1)[:, :3]
    hits = machine.classes_[order] == np.array(truth)[:, None]
    shares = {"accuracy": hits[:, 0].mean(), "recall_at_3": hits.any(axis=1).mean()}
    print(json.dumps({**{k: round(float(v), 4) for k, v in shares.items()}, "seconds": seconds}))


def read(path: Path) -> tuple[list[str], list[str]]:
    """Texts and labels of a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row["text"] for row in rows], [row["label"] for row in rows]


if __name__ == "__main__":
    main()
