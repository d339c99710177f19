"""Makes the models: `python -m train [STEP…]`; without a step, all of them in order.

encoder   fine-tunes multilingual-e5-small on marked sentences              build/encoder.pt
finish    goes on with news and our own sentences alone                     build/finished.pt
export    writes it as an 8-bit ONNX graph with its pieces                  data/models/encoder.onnx, pieces.json
linear    trains a linear tagger on marked sentences                        data/models/linear.npz
fast      trains another, also on plain text that the first two label       data/models/fast.npz
mix       prints the figures of all three together
lines     trains the classifier of lines of pages with markup          data/models/lines.npz
"""

import sys
import time

from train import steps


def main() -> None:
    """Run the steps named on the command line."""
    names = sys.argv[1:] or list(steps.STEPS)
    for name in names:
        if name not in steps.STEPS:
            raise SystemExit(f"no step {name}: {' '.join(steps.STEPS)}")
        began = time.monotonic()
        print(f"{name}:", flush=True)
        steps.STEPS[name]()
        print(f"{name}: {(time.monotonic() - began) / 60:.1f} min", flush=True)


if __name__ == "__main__":
    main()
