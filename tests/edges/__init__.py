"""Tests of reader/edges."""
