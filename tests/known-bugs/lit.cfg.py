"""Known wrong answers: each test says what poolwise says now, and what is right.

FP_ refuses what is safe, FN_ accepts what is not. One that fails has been
repaired: it moves to its stage's folder under tests/lit.
"""

import pathlib

HERE = pathlib.Path(__file__).resolve().parent

lit_config.load_config(config, str(HERE.parent / "lit" / "lit.cfg.py"))
config.name = "poolwise-known-bugs"
config.test_source_root = str(HERE)
