"""Evidence (7.5.3): the Record base, numbers without gaps, attachments, links, identities apart, seals and replay."""
