"""k attempts at each problem, judged by the workbench: verify and evaluate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from .contract import Contract, Problem
from .progress import Heart
from .prompts import prompt_of
from .rewards import Judge
from .settings import Settings, settings_of


def attempt_all(contract: Contract) -> float:
    """Attempts every problem of the run; returns the mean of their solve rates, which is pass@1."""
    run = contract.read_run()
    settings = settings_of(run["config"])
    problems = contract.problems()
    judge = Judge(contract)
    solved: dict[str, list[float]] = defaultdict(list)
    with Heart(contract) as heart:
        answer = answerer(run["base"]["location"], settings)
        for done, some in _groups(problems, max(1, settings.completionsPerDevice // settings.samplesPerProblem)):
            asked = [one for one in some for _ in range(settings.samplesPerProblem)]
            texts = answer([prompt_of(one, run["prompt"], settings) for one in asked])
            pairs = [(one.problem_id, text) for one, text in zip(asked, texts, strict=True)]
            for verdict in judge.verdicts(0, pairs):
                solved[verdict.problem_id].append(verdict.accuracy)
            if heart.beat(done, len(problems)):
                break
    rates = [sum(one) / len(one) for one in solved.values()]
    rate = sum(rates) / max(1, len(rates))
    contract.log(0, {"pass@1": rate})
    return rate


def answerer(location: str, settings: Settings) -> Any:
    """
    A function from prompts, and a temperature where it is not the run's, to sampled completions: by vLLM on GPUs where
    the run says so, else by transformers.
    """
    if settings.vllm:
        return _vllm_answerer(location, settings)
    tokenizer = AutoTokenizer.from_pretrained(location, padding_side="left", trust_remote_code=False)
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    model = AutoModelForCausalLM.from_pretrained(location, trust_remote_code=False)
    model.to("cuda" if torch.cuda.is_available() else "cpu").eval()
    return answerer_of(model, tokenizer, settings)


def answerer_of(model: Any, tokenizer: Any, settings: Settings) -> Any:
    """The same of a model that is loaded already."""

    def answer(prompts: list[Any], temperature: float = settings.temperature) -> list[str]:
        texts = [
            one
            if isinstance(one, str)
            else tokenizer.apply_chat_template(one, tokenize=False, add_generation_prompt=True)
            for one in prompts
        ]
        encoded = tokenizer(texts, padding=True, return_tensors="pt", add_special_tokens=False).to(model.device)
        encoded.pop("token_type_ids", None)
        with torch.inference_mode():
            out = model.generate(
                **encoded,
                do_sample=True,
                temperature=temperature,
                top_k=0,
                max_new_tokens=settings.maximumTokens,
                pad_token_id=tokenizer.pad_token_id,
            )
        return tokenizer.batch_decode(out[:, encoded["input_ids"].shape[1] :], skip_special_tokens=True)

    return answer


def _vllm_answerer(location: str, settings: Settings) -> Any:
    from vllm import LLM, SamplingParams

    engine = LLM(model=location, trust_remote_code=False, enable_prefix_caching=True)

    def answer(prompts: list[Any], temperature: float = settings.temperature) -> list[str]:
        sampling = SamplingParams(temperature=temperature, max_tokens=settings.maximumTokens)
        ask = engine.generate if isinstance(prompts[0], str) else engine.chat
        return [reply.outputs[0].text for reply in ask(prompts, sampling)]

    return answer


def _groups(problems: list[Problem], size: int) -> Iterator[tuple[int, list[Problem]]]:
    for start in range(0, len(problems), size):
        yield min(start + size, len(problems)), problems[start : start + size]
