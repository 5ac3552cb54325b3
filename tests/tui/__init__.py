"""Tests of reader/tui."""
