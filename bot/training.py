"""One training run: importer, graph, archive.

Rasa's own trainer fingerprints every example after every step to fill a cache; a run takes
half as long without, and here a model is kept or made anew by the fingerprint of its inputs.
"""

from __future__ import annotations

import os
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

import rasa.engine.validation
from rasa.engine.constants import PLACEHOLDER_IMPORTER
from rasa.engine.graph import ExecutionContext, GraphModelConfiguration
from rasa.engine.recipes.recipe import Recipe
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import (
    MODEL_ARCHIVE_COMPONENTS_DIR,
    MODEL_ARCHIVE_METADATA_FILE,
    LocalModelStorage,
)
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.domain import Domain
from rasa.shared.data import TrainingType
from rasa.shared.exceptions import RasaException
from rasa.shared.importers.importer import TrainingDataImporter

from bot.importer import TopicImporter
from bot.settings import FOLDER, Settings

LIGHT = 1  # of gzip's nine: the weights hardly shrink, and nine takes ten times as long
Say = Callable[[str], None]


class TrainingFailed(Exception):
    """No model came out; says why."""


class Storage(LocalModelStorage):
    """Rasa's own, with a lighter packing of the same archive."""

    def create_model_package(
        self,
        model_archive_path: str | Path,
        model_configuration: GraphModelConfiguration,
        domain: Domain,
    ) -> ModelMetadata:
        """Writes components and metadata as Rasa reads them."""
        metadata = self._create_model_metadata(domain, model_configuration)
        with (
            tempfile.TemporaryDirectory() as folder,
            tarfile.open(model_archive_path, "w:gz", compresslevel=LIGHT) as packed,
        ):
            self._persist_metadata(metadata, Path(folder))
            packed.add(self._storage_path, MODEL_ARCHIVE_COMPONENTS_DIR)
            packed.add(Path(folder) / MODEL_ARCHIVE_METADATA_FILE, MODEL_ARCHIVE_METADATA_FILE)
        return metadata


def train(settings: Settings, wanted: Path, say: Say) -> None:
    """Writes the model to ``wanted``, whole or not at all. Raises TrainingFailed."""
    sources = [str(FOLDER / "rules"), str(settings.data / "nlu")]
    importer = TopicImporter(str(FOLDER / "config.yml"), str(FOLDER / "domain"), sources)
    examples = importer.get_nlu_data()
    if not examples.intent_examples:
        raise TrainingFailed(f"no training examples under {settings.data / 'nlu'}")
    topics = len({message.get_full_intent() for message in examples.intent_examples})
    say(f"training on {len(examples.intent_examples)} examples of {topics} topics")
    wanted.parent.mkdir(parents=True, exist_ok=True)
    try:
        _run(importer, wanted)
    except (RasaException, ValueError) as error:
        raise TrainingFailed(str(error)) from error


def _run(importer: TrainingDataImporter, wanted: Path) -> None:
    plan = _plan(importer)
    with tempfile.TemporaryDirectory(dir=wanted.parent, prefix=".training-") as folder:
        parts = Path(folder) / "parts"
        parts.mkdir()
        storage = Storage.create(parts)
        context = ExecutionContext(graph_schema=plan.train_schema)
        runner = DaskGraphRunner.create(plan.train_schema, storage, context, hooks=[])
        runner.run(inputs={PLACEHOLDER_IMPORTER: importer})
        storage.create_model_package(Path(folder) / wanted.name, plan, importer.get_domain())
        os.replace(Path(folder) / wanted.name, wanted)


def _plan(importer: TrainingDataImporter) -> GraphModelConfiguration:
    config = importer.get_config()
    recipe = Recipe.recipe_for_name(config["recipe"])
    plan = recipe.graph_config_for_recipe(config, {}, training_type=TrainingType.BOTH)
    rasa.engine.validation.validate(plan)
    return plan
