"""Tests of reader/keys."""
