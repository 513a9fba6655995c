"""The policy writes variants itself, and the workbench reads them."""

from __future__ import annotations

from ladderboard_trainer.contract import Problem
from ladderboard_trainer.generate import generate, reply_to
from ladderboard_trainer.settings import settings_of
from tests.small_model import TEMPLATE, make_small_model

ROOTS = ["3*x^2", "cos(x)"]


def variant_text(statement: str) -> str:
    return f"- {statement}*x<eos>"


def test_variants_of_each_parent_are_in_the_workbench_and_become_parents_in_turn(workbench, tmp_path) -> None:
    lessons = [*ROOTS, *(f"{root}*x" for root in ROOTS)]
    problems = [Problem(i, str(i), 0, statement, statement) for i, statement in enumerate(lessons)]
    model = make_small_model(problems, tmp_path, replies=(variant_text,))
    config = {"depth": 2, "variantsPerProblem": 1, "maximumTokens": 24, "promptTemplate": TEMPLATE}
    contract = workbench.run({**config, "baseModel": str(model)}, [(0, root) for root in ROOTS], stage="generate")
    generate(contract)
    state = workbench.state(contract)
    assert state["unitsDone"] == 4
    assert sorted((one["level"], one["statement"]) for one in state["variants"]) == [
        (1, "3*x^2*x"),
        (1, "cos(x)*x"),
        (2, "3*x^2*x*x"),
        (2, "cos(x)*x*x"),
    ]


def test_a_cancelled_run_writes_no_more(workbench, small_model) -> None:
    config = {"depth": 1, "variantsPerProblem": 1, "maximumTokens": 8, "promptTemplate": TEMPLATE}
    contract = workbench.run({**config, "baseModel": str(small_model)}, stage="generate")
    workbench.ask("cancel", runId=contract.run_id)
    generate(contract)
    assert workbench.state(contract)["unitsDone"] == 0


def test_prompts_of_one_temperature_are_sampled_together_and_no_more_than_a_device_holds() -> None:
    asked: list[tuple[list[str], float]] = []

    def answer(prompts: list[str], temperature: float) -> list[str]:
        asked.append((prompts, temperature))
        return [prompt.upper() for prompt in prompts]

    prompts = [{"messages": [{"content": name}], "temperature": heat} for name, heat in (("a", 1.0), ("b", 0.8))]
    parents = [{"statement": "x", "prompts": prompts}, {"statement": "x", "prompts": prompts}]
    settings = settings_of({"completionsPerDevice": 2, "promptTemplate": "{question}"})
    assert reply_to(parents, answer, settings) == [["A", "B"], ["A", "B"]]
    assert asked == [(["a", "a"], 1.0), (["b", "b"], 0.8)]
