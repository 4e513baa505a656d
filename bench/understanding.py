"""Running the understanding and its baselines in the assistant's environment; where data sets lie."""

import asyncio
import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PYTHON = ROOT / ".venv-bot" / "bin" / "python"
Lines = list[dict[str, str]]


class DataSetMissing(SystemExit):
    """A public data set is not on this machine; says where it was looked for."""


def data_set(name: str) -> Path:
    """The folder of a data set under LOBBY_DATASETS (default ../shared/datasets)."""
    folder = Path(os.environ.get("LOBBY_DATASETS", ROOT.parent / "shared" / "datasets")) / name
    if not folder.is_dir():
        raise DataSetMissing(
            f"{name} is not at {folder}: it is no part of Lobby; set LOBBY_DATASETS to the folder of data sets"
        )
    return folder


async def run(*arguments: str | Path, home: Path | None = None) -> str:
    """Standard output of `python -m` in the assistant's environment; its failure is ours."""
    environment = os.environ | ({"LOBBY_HOME": str(home)} if home else {})
    process = await asyncio.create_subprocess_exec(
        *(str(part) for part in (PYTHON, "-m", *arguments)),
        cwd=ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    if process.returncode:
        raise SystemExit(f"bench: python -m {arguments[0]} ended with {process.returncode}")
    return output.decode()


async def facts(*arguments: str | Path, home: Path | None = None) -> Any:
    """The JSON object on the last line of what `run` prints."""
    return json.loads((await run(*arguments, home=home)).strip().splitlines()[-1])


def write_lines(path: Path, rows: Lines) -> Path:
    """JSON lines for a command that reads a file."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def read_lines(path: Path) -> Lines:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def percent(share: float) -> float:
    """A share from 0 to 1 as a percentage with one digit after the point."""
    return round(100 * share, 1)
