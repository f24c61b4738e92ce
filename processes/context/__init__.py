"""The context of the office: issues inside and outside, and what its interested parties need and expect (4.1, 4.2)."""
