"""The page shell: what every page shares, and the pages that belong to no record."""
