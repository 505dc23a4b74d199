"""The same tasks on a cluster: Daft with its Ray runner carries them, nothing else changes.

A task is a function of one item (a chunk, or files that become one). The items are rows of a Daft
data frame; a user-defined function does the task for each and hands its pickled result back. The
folder of the index must be one that every machine sees. A task whose worker dies is done again by
Ray; since tasks write whole files or none, it comes to the same.
"""

from __future__ import annotations

import importlib.util
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from generator.errors import bad_data
from generator.mining.runner import Runner

Item = TypeVar("Item")
Result = TypeVar("Result")

LOCAL = "local"
"""The address that starts a Ray of its own on this machine."""

NATIVE = "native"
"""The address of Daft without Ray, for trying out."""


@contextmanager
def on_cluster(address: str, **more: Any) -> Iterator[Runner]:
    """A runner on the cluster at an address; ``more`` goes to ``ray.init``.

    Raises DataError where the extra is not installed or there is no such cluster.
    """
    for name in ("daft", "ray"):
        if importlib.util.find_spec(name) is None:
            raise bad_data(
                f"没有安装 {name}，不能在集群上挖掘。",
                '请先安装：pip install "jianggao[cluster]"。',
            )
    import daft

    if address == NATIVE:
        yield run_on_daft
        return
    import ray

    started = not ray.is_initialized()
    if started:
        try:
            ray.init(
                address=None if address == LOCAL else address, ignore_reinit_error=True,
                log_to_driver=False, **more,
            )  # fmt: skip
        except ConnectionError as error:
            raise bad_data(f"连不上 Ray 集群“{address}”。", "请检查地址，或用 local。") from error
    daft.set_runner_ray(noop_if_initialized=True)
    try:
        yield run_on_daft
    finally:
        if started:
            ray.shutdown()


def run_on_daft(task: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """A task for every item, each a partition of its own; results in the order of the items."""
    import daft

    if not items:
        return
    blob = pickle.dumps(task)

    def one(item: bytes) -> bytes:
        return pickle.dumps(pickle.loads(blob)(pickle.loads(item)))

    work = daft.func(return_dtype=daft.DataType.binary())(one)

    frame = daft.from_pydict(
        {"number": list(range(len(items))), "item": [pickle.dumps(item) for item in items]}
    )
    done = frame.into_partitions(len(items)).select(
        daft.col("number"), work(daft.col("item")).alias("done")
    )
    found = done.sort("number").to_pydict()
    yield from (pickle.loads(one) for one in found["done"])
