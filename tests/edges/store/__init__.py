"""Tests of reader/edges/store."""
