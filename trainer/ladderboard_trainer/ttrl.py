"""TTRL: learns on the variants of one problem, answers it, and leaves the weights as they were."""

from __future__ import annotations

import os
import shutil

from .contract import Contract
from .train import train


def ttrl(contract: Contract) -> None:
    """
    The same GRPO over the variants of one problem, which are the run's problems. Nothing is registered as a version and
    the trained copy is deleted at the end: the base weights are only ever read. Every verified answer on the way is with
    the workbench, as a rollout of its step.
    """
    folder = train(contract, registers=False)
    if os.environ.get("RANK", "0") == "0":
        shutil.rmtree(folder)
