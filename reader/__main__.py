"""`python -m reader` is `pressmark`."""

from reader.cli import main

if __name__ == "__main__":
    main()
