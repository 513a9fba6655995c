"""The run's problems and settings for verl: two Parquet files, a reward function and the command that uses them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .contract import Contract, Problem
from .prompts import prompt_of
from .settings import Settings, settings_of

REWARD_FUNCTION = '''"""verl's custom reward: the verdict of the Ladderboard workbench that this run belongs to."""

from ladderboard_trainer.contract import Contract
from ladderboard_trainer.rewards import Judge

_judge = None


def compute_score(data_source, solution_str, ground_truth, extra_info=None):
    global _judge
    if _judge is None:
        _judge = Judge(Contract.from_environment())
    (verdict,) = _judge.verdicts(0, [(extra_info["problem_id"], solution_str)])
    return {"score": verdict.reward, "accuracy": verdict.accuracy}
'''


def write_verl(contract: Contract, folder: Path) -> None:
    """Writes train.parquet, val.parquet, reward.py and overrides.txt into `folder`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    run = contract.read_run()
    settings = settings_of(run["config"])
    problems = contract.problems()
    folder.mkdir(parents=True, exist_ok=True)
    rows = [row_of(one, run["prompt"], settings, index) for index, one in enumerate(problems)]
    pq.write_table(pa.Table.from_pylist(rows), folder / "train.parquet")
    # verl wants a file to validate on. Accuracy is measured on a benchmark by the workbench, so this one is only a sample.
    pq.write_table(pa.Table.from_pylist(rows[:16]), folder / "val.parquet")
    (folder / "reward.py").write_text(REWARD_FUNCTION)
    overrides = overrides_of(settings, run["base"]["location"], folder)
    (folder / "overrides.txt").write_text("".join(f"{name}={value}\n" for name, value in overrides.items()))
    print("python -m verl.trainer.main_ppo \\\n  " + " \\\n  ".join(f"{k}={v}" for k, v in overrides.items()))


def row_of(problem: Problem, prompt: dict[str, str], settings: Settings, index: int) -> dict[str, Any]:
    """One row in verl's data schema: data_source, prompt, ability, reward_model, extra_info."""
    asked = prompt_of(problem, prompt, settings)
    return {
        "data_source": "ladderboard",
        "prompt": asked if isinstance(asked, list) else [{"role": "user", "content": asked}],
        "ability": "math",
        "reward_model": {"style": "rule", "ground_truth": problem.statement},
        "extra_info": {"index": index, "problem_id": problem.problem_id, "level": problem.level},
    }


def overrides_of(settings: Settings, base: str, folder: Path) -> dict[str, Any]:
    """The run's settings under verl's names."""
    return {
        "algorithm.adv_estimator": "grpo",
        "algorithm.use_kl_in_reward": False,
        "data.train_files": json.dumps([str(folder / "train.parquet")]),
        "data.val_files": json.dumps([str(folder / "val.parquet")]),
        "data.train_batch_size": settings.problemsPerBatch,
        "data.max_response_length": settings.maximumTokens,
        "data.shuffle": settings.sequencing != "levels",
        "actor_rollout_ref.model.path": base,
        "actor_rollout_ref.actor.optim.lr": settings.learningRate,
        "actor_rollout_ref.actor.ppo_mini_batch_size": settings.problemsPerStep,
        "actor_rollout_ref.actor.use_kl_loss": True,
        "actor_rollout_ref.actor.kl_loss_coef": settings.klCoefficient,
        "actor_rollout_ref.actor.kl_loss_type": "low_var_kl",
        "actor_rollout_ref.actor.clip_ratio": settings.clipRange,
        "actor_rollout_ref.rollout.name": "vllm",
        "actor_rollout_ref.rollout.n": settings.groupSize,
        "actor_rollout_ref.rollout.temperature": settings.temperature,
        "custom_reward_function.path": str(folder / "reward.py"),
        "trainer.save_freq": settings.checkpointEvery,
        "trainer.logger": '["console","mlflow"]',
        "trainer.total_training_steps": settings.steps,
    }
