"""Tests of signing PINs and their renewals."""
