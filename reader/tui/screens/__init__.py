"""The screens: reading, library, help, dialogs."""
