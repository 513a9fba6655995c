"""Problems as prompts, put as the workbench puts them."""

from __future__ import annotations

from typing import Any

from .contract import Problem
from .settings import Settings


def prompt_of(problem: Problem, prompt: dict[str, str], settings: Settings) -> Any:
    """A conversation for models with a chat template, else the run's own template filled in."""
    if settings.promptTemplate:
        return (
            settings.promptTemplate.replace("{statement}", problem.statement)
            .replace("{question}", problem.question)
            .replace("{notes}", prompt["notes"])
        )
    return [
        {"role": "system", "content": prompt["system"]},
        {"role": "user", "content": f"{problem.question}\n\n{prompt['notes']}"},
    ]
