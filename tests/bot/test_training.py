"""Training: the fingerprint, what is skipped, what fails, and a process without TensorFlow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest

from bot import train
from bot.model_files import fingerprint, model_path, newest_model

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.timeout(300)


def test_the_fingerprint_follows_the_examples_and_not_the_answers(
    tiny: Path, tmp_path: Path
) -> None:
    data = shutil.copytree(tiny, tmp_path / "data")
    before = fingerprint(data)
    (data / "answers" / "all.yml").write_text("{}", encoding="utf-8")
    (data / "catalog" / "bank.yml").write_text("{}", encoding="utf-8")
    assert fingerprint(data) == before
    with (data / "nlu" / "zh" / "all.yml").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert fingerprint(data) != before


def test_unchanged_data_is_not_trained_again(
    tiny_home: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LOBBY_HOME", str(tiny_home))
    monkeypatch.setenv("LOBBY_DATA", str(tiny))
    made = model_path(tiny_home / "models" / "bot", fingerprint(tiny)).stat().st_ino
    assert train.main() == 0
    assert "up to date" in capsys.readouterr().out
    assert model_path(tiny_home / "models" / "bot", fingerprint(tiny)).stat().st_ino == made


def test_the_model_trained_or_asked_for_last_is_served(tmp_path: Path) -> None:
    assert newest_model(tmp_path) is None
    for age, name in ((3, "a"), (1, "b"), (2, "c")):
        (tmp_path / f"{name}.tar.gz").touch()
        os.utime(tmp_path / f"{name}.tar.gz", (1000 - age, 1000 - age))
    (tmp_path / ".training-x.tar.gz").touch()
    assert newest_model(tmp_path) == tmp_path / "b.tar.gz"


def test_data_without_examples_is_reported_and_leaves_no_model(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = shutil.copytree(tiny, tmp_path / "data")
    shutil.rmtree(data / "nlu")
    monkeypatch.setenv("LOBBY_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOBBY_DATA", str(data))
    assert train.main() == 1
    assert "no training examples" in capsys.readouterr().out
    assert newest_model(tmp_path / "home" / "models" / "bot") is None


SHARED_WORK = """
import os, sys, time
from bot.train import end_together
os.register_at_fork(after_in_child=lambda: time.sleep(float(sys.argv[1])))
end_together()
sharing = os.fork()
if sharing:
    print(sharing, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
@pytest.mark.parametrize("late", ["0", "0.5"], ids=["while it works", "before it works"])
def test_a_training_that_is_killed_leaves_no_process_behind(late: str) -> None:
    command = [sys.executable, "-c", SHARED_WORK, late]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as training:
        sharing = int(training.stdout.readline())
        training.kill()
    until = time.monotonic() + 10
    while _runs(sharing):
        assert time.monotonic() < until, "the process that shared the work is still there"
        time.sleep(0.05)


def _runs(number: int) -> bool:
    try:
        stat = Path(f"/proc/{number}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"  # ended, and nobody has asked how


def test_a_model_holds_no_pickle(tiny_home: Path) -> None:
    with tarfile.open(newest_model(tiny_home / "models" / "bot")) as archive:
        files = [Path(member.name) for member in archive.getmembers() if member.isfile()]
    assert {path.suffix for path in files} <= {".json", ".npz", ".yml"}


def test_nothing_of_tensorflow_is_loaded() -> None:
    script = (
        "from bot.rasa_light import prepare; prepare()\n"
        "import bot.server, bot.training, sys\n"
        "import rasa.engine.recipes.default_components\n"
        "heavy = ('tensorflow', 'keras', 'jax', 'h5py')\n"
        "loaded = [m for name, m in sys.modules.items() if name.split('.')[0] in heavy]\n"
        "print(len([m for m in loaded if getattr(m, '__file__', None)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.strip() == "0"


def test_whoever_uses_what_was_left_out_fails_at_once() -> None:
    import tensorflow

    with pytest.raises(AttributeError):
        tensorflow.constant([1, 2]).numpy()
