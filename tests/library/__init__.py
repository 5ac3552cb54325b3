"""Tests of reader/library."""
