"""Tests of cchc; each folder mirrors a package or names a kind of test."""
