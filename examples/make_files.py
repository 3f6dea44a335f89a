"""Makes the files that the demo reads: FOLDER COUNT KIBIBYTES.

Equal arguments make equal files.
"""

import pathlib
import random
import sys


def main():
    folder = pathlib.Path(sys.argv[1])
    count, size = int(sys.argv[2]), int(sys.argv[3]) * 1024
    folder.mkdir(parents=True, exist_ok=True)
    words = "harvest wheat barley oats rye field barn cart river mill".split()
    for number in range(count):
        choice = random.Random(number)
        lines = [" ".join(choice.choices(words, k=8)) + f" {n}\n" for n in range(500)]
        text = "".join(lines)
        text = (text * (size // len(text) + 1))[:size]
        (folder / f"field-{number:03}.txt").write_text(text)


if __name__ == "__main__":
    main()
