"""What an office that runs a release must be able to do: take up the next one and keep all its evidence."""
