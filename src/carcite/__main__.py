"""`python -m carcite`: the command line."""

from carcite.cli import main

if __name__ == "__main__":
    main(prog_name="carcite")
