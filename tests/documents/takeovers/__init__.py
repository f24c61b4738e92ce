"""Tests of the take-over of documents that the office has."""
