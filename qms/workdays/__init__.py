"""Working calendars: office hours, days off, and due moments in working time that explain themselves."""
