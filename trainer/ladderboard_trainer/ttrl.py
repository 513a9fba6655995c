"""TTRL: learns on the variants of one problem, answers it, and leaves the weights as they were."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

from .attempts import answerer_of
from .contract import Contract, Problem
from .prompts import prompt_of
from .rewards import Judge
from .settings import settings_of
from .train import train


def ttrl(contract: Contract) -> None:
    """
    The same GRPO over one problem, which is the run's problem of level 0, and its variants; attempts at that problem before
    and after. Nothing is registered as a version and the trained copy is deleted at the end: the base weights are only
    ever read. Every verified answer on the way is with the workbench, as a rollout of its step.
    """
    asked = [one for one in contract.problems() if one.level == 0]
    folder = train(
        contract, registers=False, before=_attempts(contract, asked, "before"), after=_attempts(contract, asked, "after")
    )
    shutil.rmtree(folder)


def _attempts(contract: Contract, asked: list[Problem], when: str) -> Callable[[Any], None]:
    """Sends in attempts of the model as it is, in batches that say when they were made."""
    run = contract.read_run()
    settings = settings_of(run["config"])

    def attempt(trainer: Any) -> None:
        trainer.model.eval()
        answer = answerer_of(trainer.model, trainer.processing_class, settings)
        some = [one for one in asked for _ in range(settings.samplesPerProblem)]
        texts = answer([prompt_of(one, run["prompt"], settings) for one in some])
        pairs = [(one.problem_id, text) for one, text in zip(some, texts, strict=True)]
        Judge(contract, when).verdicts(trainer.state.global_step, pairs)
        trainer.model.train()

    return attempt
