"""The ledger: rows that are never lost. The one clock, database guards, the hash chain and the Kept base."""
