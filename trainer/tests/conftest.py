"""The real contract over a real database, and a small transformer made here: nothing is downloaded."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

# So small a model is slower on several threads, which wait for one another.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import pytest

from ladderboard_trainer.contract import Contract

ROOT = Path(__file__).resolve().parents[2]


class Workbench:
    def __init__(self) -> None:
        program = ["node", "--import", "tsx", "lib/api/trainer/testing/serve.ts"]
        self._process = subprocess.Popen(
            program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.url = json.loads(self._process.stdout.readline())["url"]

    def ask(self, do: str, **more: Any) -> dict[str, Any]:
        self._process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        return json.loads(self._process.stdout.readline())

    def run(
        self,
        config: dict[str, Any] | None = None,
        problems: list[tuple[int, str]] | None = None,
        stage: str = "train",
    ) -> Contract:
        made = self.ask("run", config=config or {}, stage=stage, **({"problems": problems} if problems else {}))
        return Contract(made["url"], made["runId"], made["token"], patience=10)

    def state(self, contract: Contract) -> dict[str, Any]:
        return self.ask("state", runId=contract.run_id)

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=30)


@pytest.fixture(scope="session")
def workbench() -> Iterator[Workbench]:
    server = Workbench()
    yield server
    server.close()


@pytest.fixture(scope="session")
def small_model(workbench: Workbench, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.small_model import make_small_model

    return make_small_model(workbench.run().problems(), tmp_path_factory.mktemp("model"))


Ask = Callable[..., dict[str, Any]]
