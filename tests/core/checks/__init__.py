"""Tests of core.checks."""
