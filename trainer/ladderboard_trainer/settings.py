"""What a run can be told. The workbench validates the same names (lib/runs/ray/config.ts) before it launches."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Settings:
    # Steps of the optimiser.
    steps: int = 250
    learningRate: float = 1e-6
    # Problems and rollouts of each that are sampled together.
    problemsPerBatch: int = 256
    groupSize: int = 8
    # Problems of one optimiser step; a batch gives problemsPerBatch / problemsPerStep steps.
    problemsPerStep: int = 16
    # Completions that one device holds at once.
    completionsPerDevice: int = 8
    klCoefficient: float = 0.001
    clipRange: float = 0.2
    temperature: float = 1.0
    maximumTokens: int = 1024
    # From the deepest level up, or all levels at random.
    sequencing: str = "levels"
    checkpointEvery: int = 50
    lora: bool = False
    loraRank: int = 16
    vllm: bool = False
    # With {question}, {notes} and {statement}; empty: the tokenizer's chat template.
    promptTemplate: str = ""
    # Attempts at each problem, where a run verifies or evaluates.
    samplesPerProblem: int = 8
    resume: bool = False
    # Of each machine, and machines.
    gpus: int = 0
    nodes: int = 1


def settings_of(config: dict[str, Any]) -> Settings:
    """The settings among a run's configuration; unknown names belong to the workbench."""
    known = {field.name for field in fields(Settings)}
    settings = Settings(**{name: value for name, value in config.items() if name in known})
    if settings.problemsPerBatch % settings.problemsPerStep != 0:
        raise SystemExit("problemsPerBatch must be a multiple of problemsPerStep.")
    return settings


def output_folder(run_id: str) -> Path:
    """Where the run's weights go: a folder of its own under LADDERBOARD_OUTPUT, and nowhere else."""
    if not re.fullmatch(r"[A-Za-z0-9-]{1,64}", run_id):
        raise SystemExit("The run's id cannot be the name of a folder.")
    folder = Path(os.environ.get("LADDERBOARD_OUTPUT", "ladderboard-output")).resolve() / run_id
    folder.mkdir(parents=True, exist_ok=True)
    return folder
