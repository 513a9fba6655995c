"""From one process to several: torchrun for the GPUs of one machine, Ray Train for several machines."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import torch

from .contract import RUN_ID, TOKEN, URL, Contract
from .settings import Settings


def processes() -> int:
    """Processes that train together, this one included."""
    return int(os.environ.get("WORLD_SIZE", "1"))


def on_every_device(settings: Settings, contract: Contract, mode: str, work: Callable[[Contract], object]) -> None:
    """Does `work` here, or in one process for each GPU that the run reserved, on as many machines as it asked for."""
    if "WORLD_SIZE" in os.environ:
        work(contract)
    elif settings.nodes > 1:
        _with_ray_train(settings, contract, work)
    elif settings.gpus > 1:
        _with_torchrun(settings.gpus, mode)
    else:
        work(contract)


def _with_torchrun(gpus: int, mode: str) -> None:
    """Takes this process's place. The words are an array: no shell reads them."""
    launcher = ["-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={gpus}"]
    os.execv(sys.executable, [sys.executable, *launcher, "-m", "ladderboard_trainer", mode])


def _with_ray_train(settings: Settings, contract: Contract, work: Callable[[Contract], object]) -> None:
    from ray.train import RunConfig, ScalingConfig
    from ray.train.torch import TorchConfig, TorchTrainer

    environment = {URL: contract.url, RUN_ID: contract.run_id, TOKEN: os.environ[TOKEN]}
    environment["LADDERBOARD_OUTPUT"] = os.environ.get("LADDERBOARD_OUTPUT", "ladderboard-output")

    def in_each_worker() -> None:
        os.environ.update(environment)
        work(Contract.from_environment())

    on_gpus = settings.gpus > 0
    TorchTrainer(
        in_each_worker,
        torch_config=TorchConfig(backend="nccl" if on_gpus else "gloo"),
        scaling_config=ScalingConfig(num_workers=settings.nodes * max(1, settings.gpus), use_gpu=on_gpus),
        run_config=RunConfig(storage_path=environment["LADDERBOARD_OUTPUT"], name=f"ray-train-{contract.run_id}"),
    ).fit()


def said_by_the_first(value: bool) -> bool:
    """What the first process says, in all of them: they must stop at the same step or wait for one another for ever."""
    if not (torch.distributed.is_available() and torch.distributed.is_initialized()):
        return value
    device = "cuda" if torch.distributed.get_backend() == "nccl" else "cpu"
    said = torch.tensor([int(value)], device=device)
    torch.distributed.broadcast(said, src=0)
    return bool(said.item())
