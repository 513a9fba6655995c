"""
Writes pairs that SymPy made, for the tests: a random F, its derivative as SymPy prints it, plain and in LaTeX.
Usage: python bench/verifier/sympy_fixtures.py > lib/domains/integration/testing/sympy-pairs.json   (SymPy 1.13 or 1.14)
"""
import json
import random

import sympy as sp

x = sp.Symbol("x")
rng = random.Random(20250303)
FUNCTIONS = [sp.sin, sp.cos, sp.tan, sp.exp, sp.log, sp.atan, sp.asin, sp.sinh, sp.cosh, sp.tanh, sp.asinh, sp.sqrt]


def number():
    return sp.Rational(rng.choice([1, 2, 3, 5, -1, -2, -3]), rng.choice([1, 1, 1, 2, 3, 4]))


def leaf():
    return rng.choice([x, x, x, x**2, x + number(), number() * x, x**3])


def inner():
    return rng.choice([x, 2 * x, x / 3, x**2 + 1, 3 * x + 2, x**2 + x + 1, sp.sqrt(x**2 + 4)])


def expression(depth):
    if depth == 0:
        return leaf()
    kind = rng.randrange(6)
    if kind == 0:
        return expression(depth - 1) + number() * expression(depth - 1)
    if kind == 1:
        return expression(depth - 1) * expression(depth - 1)
    if kind == 2:
        return expression(depth - 1) / (x**2 + sp.Integer(rng.choice([1, 2, 4])))
    if kind == 3:
        return expression(depth - 1) ** rng.choice([2, 3, sp.Rational(3, 2)])
    argument = inner()
    function = rng.choice(FUNCTIONS)
    if function is sp.asin:
        argument = argument / 7
    return function(argument) * rng.choice([1, leaf()])


pairs = []
seen = set()
while len(pairs) < 300:
    F = expression(rng.choice([1, 2, 2]))
    f = sp.diff(F, x)
    if f.is_number or str(F) in seen or len(str(f)) > 220:
        continue
    seen.add(str(F))
    pairs.append({"answer": str(F), "answerLatex": sp.latex(F), "integrand": str(f), "integrandLatex": sp.latex(f)})

print(json.dumps({"sympy": sp.__version__, "pairs": pairs}, indent=1))
