"""A transformer of 200,000 weights that has seen trivial integrals solved, often with a mistake: it samples some right answers."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import sympy
import torch
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from ladderboard_trainer.contract import Problem

TEMPLATE = "{statement}="
WORDS = ["<pad>", "<bos>", "<eos>", "<ANSWER>", "</ANSWER>", "sin", "cos", *"0123456789x+-*/^()=. "]


def make_tokenizer() -> PreTrainedTokenizerFast:
    tokenizer = Tokenizer(models.WordLevel({word: index for index, word in enumerate(WORDS)}, unk_token=" "))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("</?ANSWER>|sin|cos|."), "isolated")
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token="<bos>",
        eos_token="<eos>",
        pad_token="<pad>",
        padding_side="left",
        clean_up_tokenization_spaces=False,
    )
    # Of the workbench's question it only sees the integrand.
    fast.chat_template = "{{ messages[-1]['content'].split('∫ ')[-1].split(' dx')[0] }}="
    fast.backend_tokenizer.decoder = decoders.Fuse()
    return fast


def answer_text(statement: str) -> str:
    x = sympy.symbols("x")
    integral = sympy.integrate(sympy.sympify(statement.replace("^", "**"), {"x": x}), x)
    return f"<ANSWER>{str(integral).replace(' ', '')}</ANSWER><eos>"


def mistake_text(statement: str) -> str:
    """One mistake that can be made with every problem: what is learned of it on some shows on others."""
    return f"<ANSWER>{statement}*x</ANSWER><eos>"


def make_small_model(
    problems: list[Problem],
    folder: Path,
    steps: int = 400,
    width: int = 96,
    replies: tuple[Callable[[str], str], ...] = (answer_text, mistake_text),
) -> Path:
    """Supervised steps on right answers and, as often, on the mistake: GRPO then has something to tell apart."""
    torch.manual_seed(7)
    draw = random.Random(7)
    tokenizer = make_tokenizer()
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(WORDS),
            hidden_size=width,
            intermediate_size=width * 8 // 3,
            num_hidden_layers=2,
            num_attention_heads=4,
            max_position_embeddings=64,
            bos_token_id=1,
            eos_token_id=2,
            pad_token_id=0,
        )
    )
    lessons = [(one.statement, [reply(one.statement) for reply in replies]) for one in problems]
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
    for _ in range(steps):
        rows = [(statement, draw.choice(some)) for statement, some in draw.choices(lessons, k=32)]
        loss = model(**_batch(tokenizer, rows)).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    # Servers that ask the weights whether to sample would give each problem's likeliest answer alone.
    model.generation_config.do_sample = True
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _batch(tokenizer: PreTrainedTokenizerFast, rows: list[tuple[str, str]]) -> dict[str, torch.Tensor]:
    texts = [(f"{statement}=", answer) for statement, answer in rows]
    encoded = tokenizer([prompt + answer for prompt, answer in texts], padding=True, return_tensors="pt")
    labels = encoded["input_ids"].clone()
    labels[encoded["attention_mask"] == 0] = -100
    for row, (prompt, _) in enumerate(texts):
        first = int((encoded["attention_mask"][row] == 0).sum())
        labels[row, first : first + len(tokenizer(prompt)["input_ids"])] = -100
    return {"input_ids": encoded["input_ids"], "attention_mask": encoded["attention_mask"], "labels": labels}


if __name__ == "__main__":
    # python -m tests.small_model FOLDER STEPS [WIDTH], with one statement a line on standard input
    import sys

    statements = [line.strip() for line in sys.stdin if line.strip()]
    rows = [Problem(i, str(i), 0, statement, statement) for i, statement in enumerate(statements)]
    make_small_model(rows, Path(sys.argv[1]), *map(int, sys.argv[2:]))
