"""Tests of reader/layout."""
