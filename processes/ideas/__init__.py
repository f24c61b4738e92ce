"""Ideas for improvement: what staff and citizens suggest, judged by another, tried, spread or declined (10.1, 10.3)."""
