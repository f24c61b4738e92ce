"""What a row declares of itself: its acts, who may do them, the rules before them, its states; the door asks it."""
