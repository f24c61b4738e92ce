"""Quality reports: what the office reports each year to the city about its quality system (9.1.3; decision 19/2014)."""
