"""``python -m app``: the same as ``mingbai``."""

from app.commands.cli import main

if __name__ == "__main__":
    main()
