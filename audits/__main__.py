"""``python -m audits TARGET``: audit any Kivy app."""

from .command import main

if __name__ == "__main__":
    main(prog_name="audits")
