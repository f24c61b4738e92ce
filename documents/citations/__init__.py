"""Which of our texts cite which external document, found in the text and confirmed by a person (7.5.3.2)."""
