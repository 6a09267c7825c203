"""Tests of core.scoring."""
