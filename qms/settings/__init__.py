"""One base that reads the environment; local, test and production say only what differs."""
