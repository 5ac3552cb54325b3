"""The widgets: each speaks in messages and reaches for no sibling."""
