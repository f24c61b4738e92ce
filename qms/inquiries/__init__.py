"""Questions back about any record, to a person by name, and their answers: beside the record, and in its history."""
