"""Tests of what is proposed for the letters of a display."""
