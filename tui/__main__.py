"""`duibiao`: the app, and the commands beside it."""

import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments name, or the app; the exit status."""
    # What imports make stays: looking through it for garbage would only hold up the first paint.
    gc.disable()
    try:
        from tui.commandline.running import run

        return run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
