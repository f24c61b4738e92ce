"""What a release is made with: the locks, the bill of materials, the audit of the packages."""
