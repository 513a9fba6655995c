"""The workbench's verdicts as rewards."""

from __future__ import annotations

import os
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from .contract import Contract, Verdict

# The workbench judges batches of this size best; several are under way at once.
BATCH = 64
# Of the workbench, not of the answer: such an answer counts neither as right nor as wrong.
UNSCORED = {"time-out", "deadline"}


class Judge:
    """Asks the workbench for verdicts. Batch ids hold a name of this process: one that resumes cannot repeat them."""

    def __init__(self, contract: Contract, purpose: str = "") -> None:
        self._contract = contract
        self._name = f"{purpose}-{uuid.uuid4().hex[:12]}" if purpose else uuid.uuid4().hex[:12]
        self._sent = 0
        self._lanes = ThreadPoolExecutor(max_workers=4)

    def verdicts(self, step: int, answers: list[tuple[str, str]]) -> list[Verdict]:
        batches = [answers[start : start + BATCH] for start in range(0, len(answers), BATCH)]
        ids = [f"{self._name}-{os.environ.get('RANK', '0')}-{self._sent + i}" for i in range(len(batches))]
        self._sent += len(batches)
        judged = self._lanes.map(lambda pair: self._contract.rewards(pair[0], step, pair[1]), zip(ids, batches))
        return [verdict for batch in judged for verdict in batch]


def reward_functions(judge: Judge) -> list[Any]:
    """For TRL: accuracy and format as rewards of their own, from one call."""
    last: dict[str, list[Verdict]] = {}

    def accuracy(completions, problem_id, trainer_state, log_metric=None, **_) -> list[float | None]:
        texts = [text_of(completion) for completion in completions]
        start = time.perf_counter()
        last["verdicts"] = judge.verdicts(trainer_state.global_step, list(zip(problem_id, texts)))
        if log_metric:
            log_metric("verdicts/seconds", time.perf_counter() - start)
            for kind in ("verified", "refuted", "undecided"):
                log_metric(f"verdicts/{kind}", _share(last["verdicts"], kind))
        return [None if one.reason in UNSCORED else one.accuracy for one in last["verdicts"]]

    def format(completions, **_) -> list[float | None]:
        return [None if one.reason in UNSCORED else one.reward - one.accuracy for one in last["verdicts"]]

    return [accuracy, format]


def _share(verdicts: list[Verdict], kind: str) -> float:
    return sum(one.verdict == kind for one in verdicts) / max(1, len(verdicts))


def text_of(completion: Any) -> str:
    """A completion is a text, or a conversation whose last message is the reply."""
    return completion if isinstance(completion, str) else completion[-1]["content"]
