"""The workbench's HTTP contract (GET /api/trainer/openapi.json), as functions. Uses the standard library alone."""

from __future__ import annotations

import hashlib
import json
import math
import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


class ContractError(Exception):
    """What the workbench refused, with its remedy. `code` is the contract's own."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


class RunEnded(ContractError):
    """The run has ended in the workbench: nothing more is taken."""


@dataclass(frozen=True)
class Problem:
    position: int
    problem_id: str
    level: int
    statement: str
    question: str


@dataclass(frozen=True)
class Verdict:
    problem_id: str
    verdict: str
    reason: str | None
    answer: str | None
    accuracy: float
    format: float
    reward: float
    explanation: str


# What may pass by itself; everything else is the caller's fault and comes back at once.
TRANSIENT = {408, 425, 429, 500, 502, 503, 504}


class Contract:
    """One run's side of the contract. `patience` is how many seconds a call is tried again for."""

    def __init__(self, url: str, run_id: str, token: str, patience: float = 300.0) -> None:
        self.url = url.rstrip("/")
        self.run_id = run_id
        self._token = token
        self._patience = patience

    @classmethod
    def from_environment(cls) -> Contract:
        missing = [name for name in (URL, RUN_ID, TOKEN) if not os.environ.get(name)]
        if missing:
            raise SystemExit(f"Set {', '.join(missing)}: the workbench gives them to each run it launches.")
        return cls(os.environ[URL], os.environ[RUN_ID], os.environ[TOKEN])

    def read_run(self) -> dict[str, Any]:
        return self._call("GET", self._of_run(""))

    def problems(self) -> list[Problem]:
        """All problems of the run, checked against the hash at the end of the stream. Goes on after a broken line."""
        found: list[Problem] = []
        until = time.monotonic() + self._patience
        while True:
            try:
                end = self._read_problems(found)
                break
            except (urllib.error.URLError, ConnectionError, TimeoutError, json.JSONDecodeError) as problem:
                self._wait_or_raise(until, problem, None)
        content = hashlib.sha256()
        for one in found:
            line = json.dumps([one.problem_id, one.level, one.statement], ensure_ascii=False, separators=(",", ":"))
            content.update(f"{line}\n".encode())
        if end["count"] != len(found) or end["contentHash"] != content.hexdigest():
            raise ContractError(0, "invalid", "The problems that arrived are not those of the snapshot.")
        return found

    def _read_problems(self, found: list[Problem]) -> dict[str, Any]:
        after = found[-1].position if found else -1
        with self._open("GET", self._of_run(f"/problems?after={after}"), None) as reply:
            for line in reply:
                row = json.loads(line)
                if row.get("end"):
                    return row
                found.append(
                    Problem(row["position"], row["problemId"], row["level"], row["statement"], row["question"])
                )
        raise ConnectionError("The stream of problems ended before its last line.")

    def rewards(self, batch_id: str, step: int, answers: list[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each (problem id, completion), in their order. Safe to send again."""
        body = {
            "batchId": batch_id,
            "step": step,
            "answers": [{"problemId": problem, "completion": text} for problem, text in answers],
        }
        reply = self._call("POST", self._of_run("/rewards"), body)
        return [
            Verdict(
                one["problemId"],
                one["verdict"],
                one["reason"],
                one["answer"],
                one["accuracy"],
                one["format"],
                one["reward"],
                one["explanation"],
            )
            for one in reply["verdicts"]
        ]

    def parents(self) -> list[dict[str, Any]]:
        """Of a generate run: the parents whose turn it is, each with its prompts; none when everything is written."""
        return self._call("GET", self._of_run("/parents"))["parents"]

    def variants(self, parent_id: str, replies: list[str]) -> dict[str, Any]:
        """What the model replied to a parent's prompts, in their order. Safe to send again."""
        return self._call("POST", self._of_run("/variants"), {"parentId": parent_id, "replies": replies})

    def heartbeat(self, step: int, total: int | None = None, phase: str | None = None) -> bool:
        """Says that the trainer lives; true where the run is cancelled or has ended."""
        body = {"step": step, "totalSteps": total, "phase": phase}
        try:
            reply = self._call("POST", self._of_run("/heartbeat"), {k: v for k, v in body.items() if v is not None})
        except ContractError as refused:
            if refused.status == 409:
                return True
            raise
        return bool(reply["cancel"])

    def checkpoint(self, step: int, location: str) -> dict[str, Any]:
        return self._call("POST", self._of_run("/checkpoints"), {"step": step, "location": location})

    def log(self, step: int, metrics: dict[str, float]) -> None:
        """Reports metrics through MLflow's tracking API. What is not a finite number goes as the word for it."""
        points = [
            {"key": name, "value": value if math.isfinite(value) else _word(value), "step": step, "timestamp": 0}
            for name, value in metrics.items()
        ]
        for start in range(0, len(points), 1000):
            body = {"run_id": self.run_id, "metrics": points[start : start + 1000]}
            self._call("POST", "/api/2.0/mlflow/runs/log-batch", body)

    def log_parameters(self, parameters: dict[str, Any]) -> None:
        params = [{"key": name, "value": str(value)[:8000]} for name, value in parameters.items()]
        for start in range(0, len(params), 100):
            body = {"run_id": self.run_id, "params": params[start : start + 100]}
            self._call("POST", "/api/2.0/mlflow/runs/log-batch", body)

    def _of_run(self, path: str) -> str:
        return f"/api/trainer/runs/{self.run_id}{path}"

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        until = time.monotonic() + self._patience
        while True:
            try:
                with self._open(method, path, body) as reply:
                    return json.load(reply)
            except urllib.error.HTTPError as problem:
                if problem.code not in TRANSIENT:
                    raise _refusal(problem) from None
                self._wait_or_raise(until, problem, problem.headers.get("Retry-After"))
            except (urllib.error.URLError, ConnectionError, TimeoutError, json.JSONDecodeError) as problem:
                self._wait_or_raise(until, problem, None)

    def _open(self, method: str, path: str, body: dict[str, Any] | None):
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body, allow_nan=False).encode(),
            headers={"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"},
        )
        return urllib.request.urlopen(request, timeout=120)

    def _wait_or_raise(self, until: float, problem: Exception, retry_after: str | None) -> None:
        pause = float(retry_after) if retry_after and retry_after.isdigit() else 1.0
        if time.monotonic() + pause > until:
            raise ContractError(0, "unavailable", f"The workbench at {self.url} cannot be reached: {problem}") from None
        time.sleep(pause)


URL = "LADDERBOARD_URL"
RUN_ID = "LADDERBOARD_RUN_ID"
TOKEN = "LADDERBOARD_RUN_TOKEN"


def _word(value: float) -> str:
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _refusal(problem: urllib.error.HTTPError) -> ContractError:
    try:
        said = json.load(problem)
    except (json.JSONDecodeError, UnicodeDecodeError):
        said = {}
    error = said.get("error") or {"code": said.get("error_code", "unknown"), "message": said.get("message")}
    message = " ".join(str(part) for part in (error.get("message"), error.get("remedy")) if part)
    kind = RunEnded if problem.code == 409 and "Nothing is added" in message else ContractError
    return kind(problem.code, error.get("code", "unknown"), message or f"The workbench answered {problem.code}.")
