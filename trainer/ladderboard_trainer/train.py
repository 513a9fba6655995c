"""GRPO over the run's problems, with TRL."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from transformers import AutoTokenizer
from trl import GRPOConfig, GRPOTrainer

from .contract import Contract, Problem
from .distributed import processes
from .progress import Heart, ReportingCallback
from .prompts import prompt_of
from .rewards import Judge, reward_functions
from .settings import Settings, output_folder, settings_of


def train(
    contract: Contract,
    registers: bool = True,
    before: Callable[[GRPOTrainer], object] = lambda _: None,
    after: Callable[[GRPOTrainer], object] = lambda _: None,
) -> Path:
    """
    Trains until the run's last step or its cancellation; returns the folder of the run's weights. `before` and `after`
    are given the trainer with the model as it starts and as it has become.
    """
    run = contract.read_run()
    settings = settings_of(run["config"])
    folder = output_folder(run["id"])
    with Heart(contract) as heart:
        # Of several processes, the first alone speaks for the run.
        say = heart.beat if os.environ.get("RANK", "0") == "0" else lambda *_: None
        say(0, settings.steps, "Reads the problems.")
        problems = contract.problems()
        say(0, settings.steps, f"Loads {run['base']['location']}.")
        trainer = GRPOTrainer(
            model=run["base"]["location"],
            reward_funcs=reward_functions(Judge(contract)),
            args=grpo_config(settings, folder, run["seed"]),
            train_dataset=dataset(problems, run["prompt"], settings, run["seed"]),
            processing_class=_tokenizer(run["base"]["location"]),
            peft_config=_lora(settings),
            callbacks=[ReportingCallback(contract, heart, registers)],
        )
        # `transformers serve` follows a request's temperature only where the weights say that they are sampled.
        trainer.model.generation_config.do_sample = True
        contract.log_parameters({**run["config"], "processes": processes()})
        before(trainer)
        trainer.train(resume_from_checkpoint=_resumes(settings, folder, run["base"]["location"]))
        after(trainer)
    return folder


def grpo_config(settings: Settings, folder: Path, seed: int) -> GRPOConfig:
    """TRL counts completions, a person counts problems: what each setting becomes."""
    devices = processes()
    completions_per_step = settings.problemsPerStep * settings.groupSize
    per_device = min(settings.completionsPerDevice, max(1, completions_per_step // devices))
    gpu = torch.cuda.is_available()
    return GRPOConfig(
        output_dir=str(folder),
        max_steps=settings.steps,
        learning_rate=settings.learningRate,
        per_device_train_batch_size=per_device,
        gradient_accumulation_steps=max(1, completions_per_step // (per_device * devices)),
        generation_batch_size=settings.problemsPerBatch * settings.groupSize,
        num_generations=settings.groupSize,
        beta=settings.klCoefficient,
        epsilon=settings.clipRange,
        temperature=settings.temperature,
        max_completion_length=settings.maximumTokens,
        loss_type="grpo",
        shuffle_dataset=False,
        save_steps=settings.checkpointEvery,
        logging_steps=1,
        report_to="none",
        seed=seed % 2**31,
        bf16=gpu,
        use_cpu=not gpu,
        gradient_checkpointing=gpu,
        use_vllm=settings.vllm,
        # Adapters are small: only whole weights are worth cutting up.
        fsdp="full_shard auto_wrap" if gpu and devices > 1 and not settings.lora else "",
        trust_remote_code=False,
        disable_tqdm=True,
        lr_scheduler_type="constant",
        remove_unused_columns=False,
    )


def dataset(problems: list[Problem], prompt: dict[str, str], settings: Settings, seed: int) -> Dataset:
    """Problems in the order in which they are trained on: the deepest level first, at random within one."""
    draw = random.Random(seed)
    ordered = sorted(problems, key=lambda one: one.problem_id)
    draw.shuffle(ordered)
    if settings.sequencing == "levels":
        ordered.sort(key=lambda one: -one.level)
    return Dataset.from_list(
        [
            {"prompt": prompt_of(one, prompt, settings), "problem_id": one.problem_id, "level": one.level}
            for one in ordered
        ]
    )


def _tokenizer(location: str) -> Any:
    tokenizer = AutoTokenizer.from_pretrained(location, padding_side="left", trust_remote_code=False)
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def _lora(settings: Settings) -> Any:
    if not settings.lora:
        return None
    from peft import LoraConfig

    return LoraConfig(
        r=settings.loraRank, lora_alpha=2 * settings.loraRank, target_modules="all-linear", task_type="CAUSAL_LM"
    )


def _resumes(settings: Settings, folder: Path, base: str) -> str | None:
    """The run's own last checkpoint after its job was started again; else, where it resumes another run, that one's."""
    own = sorted(folder.glob("checkpoint-*/trainer_state.json"), key=lambda file: int(file.parent.name[11:]))
    if own:
        return str(own[-1].parent)
    if settings.resume and (Path(base) / "trainer_state.json").exists():
        return base
    return None
