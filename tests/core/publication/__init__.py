"""Tests of core.publication."""
