"""Who may see imports and go on with them."""
