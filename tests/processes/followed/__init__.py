"""Tests of followed dossiers."""
