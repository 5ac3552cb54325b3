"""Read the news in the terminal, mark it up, keep what was marked."""
