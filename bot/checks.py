"""``python -m bot.checks``: what a trainer should know of the examples before training on them.

Thin topics, one sentence under two topics and near copies in two topics must be mended (1);
topics that are hard to tell apart are shown. Trains nothing and takes seconds: it compares
what the sentences are made of, not what they mean.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse
import yaml
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.examples import NotPlain, plain_examples
from bot.settings import Settings
from bot.topics import OUT_OF_SCOPE

FEWEST = 25  # examples of a topic in each language
COPY = 0.93  # cosine of character n-grams from which two sentences are near copies
ALIKE = 0.15  # share of a topic's examples whose nearest other example is of one other topic
BLOCK = 2000  # sentences compared at a time
NOT_TEXT = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Example:
    """One line of the training data."""

    language: str
    label: str
    text: str

    @property
    def bare(self) -> str:
        """Letters and digits only, in one width and case."""
        return NOT_TEXT.sub("", unicodedata.normalize("NFKC", self.text).lower())


@dataclass(frozen=True)
class Finding:
    """``fatal`` findings make the check fail."""

    kind: str
    where: str
    fatal: bool = True


def read_examples(nlu: Path) -> list[Example]:
    """Every example; raises OSError, yaml.YAMLError or NotPlain."""
    return [
        Example(path.parent.name, intent, text)
        for path in sorted(nlu.glob("*/*.yml"))
        for intent, text in plain_examples(path)
    ]


def check(examples: list[Example]) -> list[Finding]:
    """All findings, the fatal ones first."""
    nearest = nearest_others(examples)
    found = [*thin(examples), *duplicates(examples), *near_copies(examples, nearest)]
    return found + confusable(examples, nearest)


def thin(examples: list[Example]) -> list[Finding]:
    """Topics with too few different examples in a language."""
    different = defaultdict(set)
    for one in examples:
        different[one.language, one.label].add(one.bare)
    return [
        Finding("thin topic", f"{label} has {len(texts)} different examples in {language}")
        for (language, label), texts in sorted(different.items())
        if len(texts) < FEWEST
    ]


def duplicates(examples: list[Example]) -> list[Finding]:
    """One sentence under several topics."""
    labels = defaultdict(set)
    for one in examples:
        labels[one.bare].add(one.label)
    return [
        Finding("duplicate", f"{text} stands under {', '.join(sorted(found))}")
        for text, found in sorted(labels.items())
        if len(found) > 1
    ]


def near_copies(examples: list[Example], nearest: list[tuple[int, float]]) -> list[Finding]:
    """Two topics' sentences that differ in a letter or two."""
    pairs = {
        tuple(sorted((row, other)))
        for row, (other, cosine) in enumerate(nearest)
        if cosine >= COPY and examples[row].label != examples[other].label
    }
    shown = [(examples[a], examples[b]) for a, b in sorted(pairs)]
    return [
        Finding("near copy", f"{a.label}: {a.text} | {b.label}: {b.text}")
        for a, b in shown
        if a.bare != b.bare
    ]


def confusable(examples: list[Example], nearest: list[tuple[int, float]]) -> list[Finding]:
    """Topics of which many examples look more like one other topic than like their own."""
    size, drawn = Counter(one.label for one in examples), Counter()
    for one, (other, _) in zip(examples, nearest, strict=True):
        drawn[one.label, examples[other].label] += 1
    return [
        Finding("alike", f"{times} of {size[mine]} of {mine} look like {other}", fatal=False)
        for (mine, other), times in drawn.most_common()
        if mine != other and times >= ALIKE * size[mine] and OUT_OF_SCOPE not in (mine, other)
    ]


def nearest_others(examples: list[Example]) -> list[tuple[int, float]]:
    """For each example the row of the most alike other one, and the cosine."""
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 3), sublinear_tf=True)
    rows = vectorizer.fit_transform([one.text.lower() for one in examples]).tocsr()
    found: list[tuple[int, float]] = []
    for start in range(0, len(examples), BLOCK):
        found += _nearest(rows, start)
    return found


def _nearest(rows: scipy.sparse.csr_matrix, start: int) -> list[tuple[int, float]]:
    cosines = (rows[start : start + BLOCK] @ rows.T).toarray()
    here = np.arange(len(cosines))
    cosines[here, start + here] = -1
    best = cosines.argmax(axis=1)
    return [(int(other), float(cosines[row, other])) for row, other in enumerate(best)]


def main(arguments: list[str] | None = None) -> int:
    """Prints what was found; 1 when something must be mended, 2 when the data cannot be read."""
    parser = argparse.ArgumentParser(prog="bot.checks", description=__doc__)
    parser.add_argument("--data", type=Path, default=Settings.from_environment().data)
    try:
        examples = read_examples(parser.parse_args(arguments).data / "nlu")
    except (OSError, yaml.YAMLError, NotPlain) as error:
        sys.stderr.write(f"cannot read the examples: {error}\n")
        return 2
    if not examples:
        sys.stderr.write("no examples there\n")
        return 2
    found = check(examples)
    lines = [f"{'MEND' if one.fatal else 'note'}  {one.kind}: {one.where}" for one in found]
    lines.append(f"{len(examples)} examples, {sum(one.fatal for one in found)} to mend")
    sys.stdout.write("\n".join(lines) + "\n")
    return int(any(one.fatal for one in found))


if __name__ == "__main__":
    sys.exit(main())
