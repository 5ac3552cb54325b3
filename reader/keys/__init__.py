"""The table of commands, and keybindings.toml read, checked, turned into sequences."""
