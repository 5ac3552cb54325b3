"""Tests of reader/article."""
