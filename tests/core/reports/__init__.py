"""Tests of core.reports."""
