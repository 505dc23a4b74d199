"""On Daft, natively and on a local Ray with workers, the layer is the same; a killed worker too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mining_support import FILLINGS, speech

from generator.api.mining import Means, survey
from generator.errors import DataError
from generator.mining import cluster
from generator.mining.layer import layer_files
from generator.mining.options import Options

MINE = """
import os, signal, sys, threading, time
from pathlib import Path
from generator.api.mining import Means, survey
from generator.mining import index
from generator.mining.layer import layer_files
from generator.mining.options import Options
def processes():
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                parent = (path / "stat").read_text().rpartition(")")[2].split()[1]
                yield int(path.name), int(parent), (path / "cmdline").read_bytes().decode(errors="replace")
            except OSError:
                pass
def kill_a_worker():
    while True:
        found, own = list(processes()), {os.getpid()}
        for _ in range(4):
            own |= {pid for pid, parent, _ in found if parent in own}
        for pid, _, name in found:
            if pid in own and name.startswith("ray::RaySwordfishActor") and "__init__" not in name:
                os.kill(pid, signal.SIGKILL)
                print("killed", file=sys.stderr, flush=True)
                return
        time.sleep(0.05)
if __name__ == "__main__":
    folder, work, address, workers, kill = sys.argv[1:]
    index.SMALLEST = 2000
    if kill == "kill":
        threading.Thread(target=kill_a_worker, daemon=True).start()
    if address == "local":
        import ray
        ray.init(num_cpus=int(workers), log_to_driver=False, include_dashboard=False)
    _, found = survey([Path(folder)], Options(), means=Means(Path(work), 1, address))
    texts = [text for _, text in sorted(layer_files(found, Path("层.yaml")))]
    Path(work + ".yaml").write_text("".join(texts), encoding="utf-8")
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("文稿")
    for n, filling in enumerate(FILLINGS):
        (path / f"{n}.txt").write_text(speech(filling), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def expected(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    work = tmp_path_factory.mktemp("索引")
    _, found = survey([folder], Options(), means=Means(work, 1))
    return "".join(text for _, text in sorted(layer_files(found, Path("层.yaml")))).encode()


def start(
    folder: Path, work: Path, address: str, workers: int, kill: str = ""
) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0"}
    return subprocess.Popen(
        [sys.executable, "-c", MINE, str(folder), str(work), address, str(workers), kill],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    )  # fmt: skip


def result(process: subprocess.Popen[bytes], work: Path, told: str = "") -> bytes:
    _, error = process.communicate(timeout=600)
    message = error.decode(errors="replace")
    assert process.returncode == 0, message[-2000:]
    assert told in message
    return work.with_name(f"{work.name}.yaml").read_bytes()


def test_without_the_extra_the_way_to_get_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(DataError, match="jianggao\\[cluster\\]"), cluster.on_cluster("local"):
        pass


def test_daft_alone_gives_the_same_layer(folder: Path, tmp_path: Path, expected: bytes) -> None:
    pytest.importorskip("daft", reason="the extra “cluster” (Daft, Ray) is not installed")
    work = tmp_path / "索引"
    assert result(start(folder, work, "native", 1), work) == expected


@pytest.mark.parametrize("workers", [2, 4])
def test_ray_with_workers_gives_the_same_layer(
    folder: Path, tmp_path: Path, expected: bytes, workers: int
) -> None:
    pytest.importorskip("daft", reason="the extra “cluster” (Daft, Ray) is not installed")
    pytest.importorskip("ray", reason="the extra “cluster” (Daft, Ray) is not installed")
    work = tmp_path / "索引"
    assert result(start(folder, work, "local", workers), work) == expected


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the worker's process through /proc")
def test_a_worker_killed_midway_changes_nothing(
    folder: Path, tmp_path: Path, expected: bytes
) -> None:
    pytest.importorskip("daft", reason="the extra “cluster” (Daft, Ray) is not installed")
    pytest.importorskip("ray", reason="the extra “cluster” (Daft, Ray) is not installed")
    process = start(folder, tmp_path / "索引", "local", 2, "kill")
    assert result(process, tmp_path / "索引", "killed") == expected
