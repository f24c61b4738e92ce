"""Tests of comments on revisions."""
