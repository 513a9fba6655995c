"""A real TRL GRPO run on this machine's CPU, rewarded by the real endpoint."""

from __future__ import annotations

import json
from statistics import mean

import pytest

from ladderboard_trainer.attempts import attempt_all
from ladderboard_trainer.settings import settings_of
from ladderboard_trainer.train import train
from tests.small_model import TEMPLATE

SMALL = {
    "learningRate": 1e-4,
    "problemsPerBatch": 8,
    "problemsPerStep": 8,
    "groupSize": 8,
    "completionsPerDevice": 64,
    "klCoefficient": 0.001,
    "maximumTokens": 24,
    "checkpointEvery": 40,
    "sequencing": "none",
    "promptTemplate": TEMPLATE,
    "samplesPerProblem": 16,
}


@pytest.fixture(scope="module")
def split(workbench) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Every fourth problem is held out: trained on the rest, measured on these."""
    problems = [(one.level, one.statement) for one in workbench.run().problems()]
    return [one for i, one in enumerate(problems) if i % 4], problems[::4]


@pytest.fixture(scope="module")
def trained(workbench, small_model, split, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LADDERBOARD_OUTPUT", str(tmp_path_factory.mktemp("output")))
        contract = workbench.run({**SMALL, "steps": 80, "baseModel": str(small_model)}, split[0])
        folder = train(contract)
    return contract, folder


def pass_rate(workbench, base: str, problems: list[tuple[int, str]]) -> float:
    contract = workbench.run({**SMALL, "baseModel": base, "completionsPerDevice": 512}, problems)
    return attempt_all(contract)


def test_the_reward_rises_and_held_out_problems_are_solved_more_often(workbench, small_model, split, trained) -> None:
    contract, folder = trained
    rewards = [one["value"] for one in workbench.state(contract)["metrics"] if one["name"] == "reward"]
    assert len(rewards) == 80
    assert mean(rewards[-20:]) > mean(rewards[:20]) + 0.1
    before = pass_rate(workbench, str(small_model), split[1])
    after = pass_rate(workbench, str(folder / "checkpoint-80"), split[1])
    print(json.dumps({"before": before, "after": after, "first": mean(rewards[:20]), "last": mean(rewards[-20:])}))
    assert after > before + 0.2


def test_the_run_is_told_step_by_step(workbench, trained) -> None:
    contract, folder = trained
    state = workbench.state(contract)
    assert (state["status"], state["unitsDone"]) == ("running", 80)
    assert {"kl", "frac_reward_zero_std", "completions/mean_length", "verdicts/verified", "system/memory_gb"} <= {
        one["name"] for one in state["metrics"]
    }
    assert [(one["step"], one["location"]) for one in state["versions"]] == [
        (40, str(folder / "checkpoint-40")),
        (80, str(folder / "checkpoint-80")),
    ]
    assert {one["step"] for one in state["batches"]} == set(range(80))
    rollout = state["batches"][0]["rollouts"][0]
    assert {"problemId", "completion", "verdict", "reward"} <= rollout.keys()


def test_a_checkpoint_is_sampled_where_it_is_served(trained) -> None:
    _, folder = trained
    assert json.loads((folder / "checkpoint-80" / "generation_config.json").read_text())["do_sample"] is True


def test_a_cancelled_run_stops_within_a_step(workbench, small_model, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("LADDERBOARD_OUTPUT", str(tmp_path))
    contract = workbench.run({**SMALL, "steps": 50, "baseModel": str(small_model)})
    workbench.ask("cancel", runId=contract.run_id)
    train(contract)
    assert workbench.state(contract)["unitsDone"] <= 1
    assert workbench.state(contract)["versions"] == []


def test_ttrl_answers_and_leaves_no_weights(workbench, small_model, tmp_path, monkeypatch) -> None:
    from ladderboard_trainer.ttrl import ttrl

    before = {file.name: file.stat().st_mtime_ns for file in small_model.iterdir()}
    monkeypatch.setenv("LADDERBOARD_OUTPUT", str(tmp_path))
    config = {**SMALL, "steps": 2, "checkpointEvery": 1, "samplesPerProblem": 4, "baseModel": str(small_model)}
    contract = workbench.run(config, [(0, "3*x^2"), *((1, f"{n}*x^2") for n in range(4, 11))])
    ttrl(contract)
    state = workbench.state(contract)
    assert (state["unitsDone"], state["versions"]) == (2, [])
    named = [one["batchId"].split("-")[0] for one in state["batches"]]
    assert {"before", "after"} < set(named)
    assert [one["step"] for one in state["batches"] if one["batchId"].startswith("after-")] == [2]
    asked = {rollout["problemId"] for one in state["batches"] if one["batchId"].startswith("before-") for rollout in one["rollouts"]}
    assert asked == {one.problem_id for one in contract.problems() if one.level == 0}
    assert list(tmp_path.iterdir()) == []
    assert {file.name: file.stat().st_mtime_ns for file in small_model.iterdir()} == before


def test_adapters_are_trained_where_the_run_says_so(workbench, small_model, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("LADDERBOARD_OUTPUT", str(tmp_path))
    config = {**SMALL, "steps": 1, "checkpointEvery": 1, "lora": True, "loraRank": 4, "baseModel": str(small_model)}
    contract = workbench.run(config)
    folder = train(contract)
    assert (folder / "checkpoint-1" / "adapter_model.safetensors").exists()


def test_a_job_that_is_started_again_goes_on_from_its_last_checkpoint(
    workbench, small_model, tmp_path, monkeypatch
) -> None:
    monkeypatch.setenv("LADDERBOARD_OUTPUT", str(tmp_path))
    config = {**SMALL, "steps": 4, "checkpointEvery": 2, "baseModel": str(small_model)}
    contract = workbench.run({**config})
    monkeypatch.setattr("ladderboard_trainer.train.settings_of", lambda _: settings_of({**config, "steps": 2}))
    train(contract)
    monkeypatch.undo()
    monkeypatch.setenv("LADDERBOARD_OUTPUT", str(tmp_path))
    train(contract)
    state = workbench.state(contract)
    assert [one["step"] for one in state["metrics"] if one["name"] == "reward"] == [1, 2, 3, 4]
    assert [one["step"] for one in state["versions"]] == [2, 4]
