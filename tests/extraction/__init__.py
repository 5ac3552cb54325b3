"""Tests of reader/extraction."""
