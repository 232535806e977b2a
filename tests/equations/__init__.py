"""Tests of the engine that evaluates printed equations."""
