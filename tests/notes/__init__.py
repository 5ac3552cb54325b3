"""Tests of reader/notes."""
