"""Variants written by the policy itself, as the workbench asks for them: level by level, parent by parent."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from .attempts import answerer
from .contract import Contract
from .progress import Heart
from .settings import Settings, settings_of


def generate(contract: Contract) -> None:
    """Answers the prompts of each parent whose turn it is, until there is none. What the replies hold the workbench reads."""
    run = contract.read_run()
    settings = settings_of(run["config"])
    with Heart(contract) as heart:
        heart.beat(0, None, f"Loads {run['base']['location']}.")
        answer = answerer(run["base"]["location"], settings)
        while parents := contract.parents():
            if heart.beat(0):
                break
            replies = reply_to(parents, answer, settings)
            for parent, texts in zip(parents, replies, strict=True):
                contract.variants(parent["parentId"], texts)


def reply_to(parents: list[dict[str, Any]], answer: Any, settings: Settings) -> list[list[str]]:
    """A reply to each prompt of each parent. Prompts of one temperature are sampled together."""
    replies: list[list[str]] = [[""] * len(parent["prompts"]) for parent in parents]
    alike: dict[float, list[tuple[int, int, Any]]] = defaultdict(list)
    for number, parent in enumerate(parents):
        for place, prompt in enumerate(parent["prompts"]):
            asked = _put(parent["statement"], prompt["messages"], settings)
            alike[prompt["temperature"]].append((number, place, asked))
    for temperature, some in alike.items():
        for start in range(0, len(some), settings.completionsPerDevice):
            group = some[start : start + settings.completionsPerDevice]
            for (number, place, _), text in zip(group, answer([asked for *_, asked in group], temperature), strict=True):
                replies[number][place] = text
    return replies


def _put(statement: str, messages: list[dict[str, str]], settings: Settings) -> Any:
    """The conversation as it is, or filled into the run's template for a model without a chat template."""
    if not settings.promptTemplate:
        return messages
    return settings.promptTemplate.replace("{statement}", statement).replace("{question}", messages[-1]["content"])
