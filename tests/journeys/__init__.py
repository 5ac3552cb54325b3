"""Tests of whole journeys in a real terminal."""
