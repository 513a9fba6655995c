"""Keeps the workbench informed while a trainer trains, and stops it where a person has cancelled the run."""

from __future__ import annotations

import os
import resource
import sys
import threading
from pathlib import Path
from typing import Any

import torch
from transformers import TrainerCallback

from .contract import Contract, RunEnded
from .distributed import said_by_the_first


class Heart:
    """Beats each step, and between long steps every `seconds`."""

    def __init__(self, contract: Contract, seconds: float = 10.0) -> None:
        self._contract = contract
        self._step = 0
        self._total: int | None = None
        self._stopped = threading.Event()
        self.cancelled = threading.Event()
        self._thread = threading.Thread(target=self._between_steps, args=(seconds,), daemon=True)

    def __enter__(self) -> Heart:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join(timeout=1)

    def beat(self, step: int, total: int | None = None, phase: str | None = None) -> bool:
        self._step, self._total = step, total if total is not None else self._total
        if not self.cancelled.is_set() and self._contract.heartbeat(step, self._total, phase):
            self.cancelled.set()
        return self.cancelled.is_set()

    def _between_steps(self, seconds: float) -> None:
        while not self._stopped.wait(seconds):
            try:
                self.beat(self._step)
            except Exception:  # noqa: BLE001 - the next step's own heartbeat tells what is wrong
                pass


def system_metrics() -> dict[str, float]:
    """Of the machine that trains: memory in GB (of this process and of its GPUs) and the load of its processors."""
    # The kernel counts in kB on Linux and in bytes on macOS.
    unit = 1e6 if sys.platform.startswith("linux") else 1e9
    numbers = {
        "system/memory_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit,
        "system/load": os.getloadavg()[0],
    }
    for device in range(torch.cuda.device_count()):
        free, total = torch.cuda.mem_get_info(device)
        numbers[f"system/gpu{device}_memory_gb"] = (total - free) / 1e9
    return numbers


class ReportingCallback(TrainerCallback):
    """TRL's metrics under TRL's own names, checkpoints as versions, cancellation within a step."""

    def __init__(self, contract: Contract, heart: Heart, registers: bool = True) -> None:
        self._contract = contract
        self._heart = heart
        self._registers = registers

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        if state.is_world_process_zero:
            self._heart.beat(state.global_step, state.max_steps, "Training begins.")

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        cancelled = state.is_world_process_zero and self._heart.beat(state.global_step, state.max_steps)
        if said_by_the_first(cancelled):
            control.should_training_stop = True

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any] | None = None, **_: Any) -> None:
        if not state.is_world_process_zero or not logs:
            return
        numbers = {name: float(value) for name, value in logs.items() if isinstance(value, (int, float))}
        numbers.update(system_metrics())
        try:
            self._contract.log(state.global_step, numbers)
        except RunEnded:
            # The next step's heartbeat stops every process.
            self._heart.cancelled.set()

    def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        if state.is_world_process_zero and self._registers and not self._heart.cancelled.is_set():
            folder = Path(args.output_dir) / f"checkpoint-{state.global_step}"
            self._contract.checkpoint(state.global_step, str(folder))
