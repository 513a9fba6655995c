"""The same snapshot for verl."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT


def test_writes_the_snapshot_and_the_settings_under_verls_names(workbench, tmp_path, monkeypatch) -> None:
    import pyarrow.parquet as pq

    contract = workbench.run({"problemsPerBatch": 32, "problemsPerStep": 8, "groupSize": 4, "baseModel": "base/model"})
    environment = {
        "LADDERBOARD_URL": contract.url,
        "LADDERBOARD_RUN_ID": contract.run_id,
        "LADDERBOARD_RUN_TOKEN": contract._token,
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    command = [sys.executable, "-m", "ladderboard_trainer", "verl", "--out", str(tmp_path)]
    # The package is not installed: it is found where the program starts, as in a Ray job.
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT / "trainer").stdout
    rows = pq.read_table(tmp_path / "train.parquet").to_pylist()
    problems = contract.problems()
    assert [row["extra_info"]["problem_id"] for row in rows] == [one.problem_id for one in problems]
    assert problems[0].question in rows[0]["prompt"][1]["content"]
    assert rows[0]["reward_model"]["style"] == "rule"
    overrides = dict(line.split("=", 1) for line in (tmp_path / "overrides.txt").read_text().splitlines())
    assert overrides["data.train_batch_size"] == "32"
    assert overrides["actor_rollout_ref.rollout.n"] == "4"
    assert overrides["actor_rollout_ref.model.path"] == "base/model"
    assert "verl.trainer.main_ppo" in printed
    # The reward function that verl loads gives the workbench's verdict.
    scope: dict = {}
    exec((tmp_path / "reward.py").read_text(), scope)  # noqa: S102 - the file that this test has just made
    score = scope["compute_score"]("ladderboard", "<ANSWER>x**3</ANSWER>", "", {"problem_id": problems[0].problem_id})
    assert problems[0].statement == "3*x^2"
    assert score["accuracy"] == 1
