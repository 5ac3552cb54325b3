"""Tests of reader.shell."""
