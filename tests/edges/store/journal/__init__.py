"""Tests of reader/edges/store/journal."""
