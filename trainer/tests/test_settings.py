"""What a run is told, and where it may write."""

from __future__ import annotations

import pytest

from ladderboard_trainer.contract import Problem
from ladderboard_trainer.settings import output_folder, settings_of
from ladderboard_trainer.train import dataset, grpo_config

PROMPT = {"system": "Solve.", "notes": "Between tags."}


def problem(identity: str, level: int) -> Problem:
    return Problem(0, identity, level, f"{identity}*x", f"Find {identity}*x")


@pytest.mark.parametrize("run_id", ["../elsewhere", "a/b", "", "x" * 65, "a b", ".."])
def test_weights_go_into_the_runs_own_folder_and_nowhere_else(run_id, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("LADDERBOARD_OUTPUT", str(tmp_path))
    with pytest.raises(SystemExit):
        output_folder(run_id)
    assert output_folder("0199-ab") == tmp_path / "0199-ab"
    assert [one.name for one in tmp_path.iterdir()] == ["0199-ab"]


def test_the_deepest_level_comes_first_and_the_seed_decides_the_rest() -> None:
    problems = [problem(f"p{i}", i % 3) for i in range(30)]
    settings = settings_of({})
    rows = dataset(problems, PROMPT, settings, seed=1)
    assert rows["level"] == sorted(rows["level"], reverse=True)
    assert dataset(problems[::-1], PROMPT, settings, seed=1)["problem_id"] == rows["problem_id"]
    assert dataset(problems, PROMPT, settings, seed=2)["problem_id"] != rows["problem_id"]
    mixed = dataset(problems, PROMPT, settings_of({"sequencing": "none"}), seed=1)
    assert mixed["level"] != rows["level"]


def test_problems_become_completions_as_trl_counts_them(tmp_path) -> None:
    settings = settings_of({"problemsPerBatch": 256, "problemsPerStep": 16, "groupSize": 8, "completionsPerDevice": 8})
    config = grpo_config(settings, tmp_path, seed=1)
    assert config.generation_batch_size == 256 * 8
    assert config.per_device_train_batch_size * config.gradient_accumulation_steps == 16 * 8
    assert config.steps_per_generation == 256 * 8 / 8
    assert (config.beta, config.learning_rate, config.num_generations) == (0.001, 1e-6, 8)
    assert config.trust_remote_code is False


def test_a_batch_that_does_not_divide_into_steps_is_refused() -> None:
    with pytest.raises(SystemExit):
        settings_of({"problemsPerBatch": 10, "problemsPerStep": 4})
