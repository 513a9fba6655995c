"""Reads pairs as JSON lines; writes for each whether SymPy proves F' = f: right, wrong or cannot tell, and its version."""
import json
import signal
import sys

import sympy

SECONDS_ALLOWED = 10
X = sympy.Symbol("x")


def give_up(*_):
    raise TimeoutError


def check(pair):
    read = lambda text: sympy.sympify(text.replace("^", "**"), locals={"x": X})
    difference = sympy.diff(read(pair["antiderivative"]), X) - read(pair["integrand"])
    simplified = sympy.simplify(difference)
    if simplified == 0:
        return "right"
    return "wrong" if simplified.equals(0) is False else "cannot tell"


signal.signal(signal.SIGALRM, give_up)
for line in sys.stdin:
    signal.alarm(SECONDS_ALLOWED)
    try:
        said = check(json.loads(line))
    except Exception:
        said = "cannot tell"
    finally:
        signal.alarm(0)
    print(said, flush=True)
