"""Tests of reader/marks."""
