"""The client against the real endpoints."""

from __future__ import annotations

import pytest

from ladderboard_trainer.contract import Contract, ContractError, RunEnded


def test_reads_the_run_and_its_problems(workbench) -> None:
    contract = workbench.run({"steps": 3}, [(1, "3*x^2"), (0, "x*exp(x)")])
    run = contract.read_run()
    assert run["config"] == {"steps": 3}
    problems = contract.problems()
    assert [(one.level, one.statement) for one in problems] == [(1, "3*x^2"), (0, "x*exp(x)")]
    assert "3*x^2" in problems[0].question


def test_verdicts_tell_wrong_from_undecided(workbench) -> None:
    contract = workbench.run(problems=[(0, "3*x^2")])
    (problem,) = contract.problems()
    answers = ["<ANSWER>x**3</ANSWER>", "<ANSWER>x**2</ANSWER>", "<ANSWER>x**</ANSWER>", "x**3"]
    verdicts = contract.rewards("a", 1, [(problem.problem_id, text) for text in answers])
    assert [one.verdict for one in verdicts] == ["verified", "refuted", "undecided", "refuted"]
    assert [one.reason for one in verdicts][2:] == ["unreadable-answer", "no-answer"]
    assert contract.rewards("a", 1, [(problem.problem_id, text) for text in answers]) == verdicts


def test_a_wrong_token_and_an_ended_run_are_said_at_once(workbench) -> None:
    contract = workbench.run()
    stranger = Contract(contract.url, contract.run_id, "lbrun_wrong", patience=60)
    with pytest.raises(ContractError) as refused:
        stranger.read_run()
    assert refused.value.status == 401
    workbench.ask("end", runId=contract.run_id)
    with pytest.raises(RunEnded):
        contract.checkpoint(1, "/weights")
    assert contract.heartbeat(1) is True


def test_a_workbench_that_is_away_is_waited_for_and_then_said() -> None:
    with pytest.raises(ContractError) as away:
        Contract("http://127.0.0.1:9", "run", "token", patience=1.5).read_run()
    assert away.value.code == "unavailable"


def test_a_loss_that_is_not_a_number_does_not_end_the_training(workbench) -> None:
    contract = workbench.run()
    contract.log(1, {"loss": float("nan"), "reward": 0.5})
    assert [(one["name"], one["value"]) for one in workbench.state(contract)["metrics"]] == [("reward", 0.5)]


def test_the_real_mlflow_client_reports_as_it_does_anywhere(workbench, monkeypatch) -> None:
    import mlflow

    contract = workbench.run()
    monkeypatch.setenv("MLFLOW_TRACKING_TOKEN", contract._token)
    mlflow.set_tracking_uri(contract.url)
    mlflow.set_experiment("a stranger's experiment")
    with mlflow.start_run():
        mlflow.log_param("learning_rate", 1e-6)
        mlflow.log_params({"batch": 256, "model": "tiny"})
        mlflow.log_metric("loss", 0.5, step=1)
        mlflow.log_metrics({"loss": 0.25, "reward": 1.0}, step=2)
        mlflow.log_metric("loss", float("nan"), step=3)
        mlflow.set_tag("who", "a stranger")
    state = workbench.state(contract)
    points = {(one["name"], one["step"]): one["value"] for one in state["metrics"]}
    assert points == {("loss", 1): 0.5, ("loss", 2): 0.25, ("reward", 2): 1.0}
    notes = {(one["kind"], one["name"]): one["value"] for one in state["notes"]}
    assert notes["parameter", "batch"] == "256"
    assert notes["tag", "who"] == "a stranger"
    assert state["status"] == "starting", "what a trainer says of itself does not end the run"
