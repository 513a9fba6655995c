"""`python -m ladderboard_trainer`: does the run that the environment names."""

from __future__ import annotations

import argparse
from pathlib import Path

from .contract import Contract


def main() -> None:
    parser = argparse.ArgumentParser(prog="ladderboard_trainer", description=__doc__)
    modes = parser.add_subparsers(dest="mode")
    modes.add_parser("run", help="does what the run's stage says (the default)")
    for mode in ("generate", "verify", "train", "evaluate", "ttrl"):
        modes.add_parser(mode)
    verl = modes.add_parser("verl", help="writes verl's configuration and Parquet files for the run's problems")
    verl.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    contract = Contract.from_environment()
    mode = arguments.mode or "run"
    if mode == "run":
        mode = contract.read_run()["stage"]
    if mode in ("train", "ttrl"):
        from .distributed import on_every_device
        from .settings import settings_of
        from .train import train
        from .ttrl import ttrl

        on_every_device(settings_of(contract.read_run()["config"]), contract, mode, train if mode == "train" else ttrl)
    elif mode in ("verify", "evaluate"):
        from .attempts import attempt_all

        attempt_all(contract)
    elif mode == "generate":
        from .generate import generate

        generate(contract)
    elif mode == "verl":
        from .verl import write_verl

        write_verl(contract, arguments.out)
    else:
        raise SystemExit(f"This trainer has no way to do a {mode} run.")


if __name__ == "__main__":
    main()
