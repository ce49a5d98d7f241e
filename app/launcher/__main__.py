"""``python -m mingbai``: the same as ``mingbai``."""

import os
import sys

from . import main

if __name__ == "__main__":
    # The working directory, which Python puts first here, may have an ``app`` of its own.
    if not sys.flags.safe_path and sys.path[0] == os.getcwd():  # noqa: PTH109 - the text that Python puts there
        del sys.path[0]
    main()
