"""``python -m generator`` is the ``jianggao`` command."""

from generator.cli.main import run

run()
