"""Who is who: units, posts, who holds what and when, substitutes, and for whom a person acts."""
