"""What anybody may ask of one dossier without an account: how it stands, until when, and why."""
