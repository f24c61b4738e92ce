"""What waits for whom: my work, notices, the clock that does what falls due, and the doctor that looks after it all."""
