"""Who applies, told apart from the rest of a message. Pure: no database."""

PERSONAL = {
    "applicant_name": 150,
    "applicant_id_number": 30,
    "applicant_phone": 30,
    "applicant_email": 120,
    "applicant_fax": 30,
    "applicant_address": 140,
}
HIDDEN = "…"


def applicant_of(personal):
    """Who applies, by the fields of the store of identities; the ways to reach somebody are an address too."""
    reached = [personal.get(f"applicant_{name}", "") for name in ("address", "email", "fax")]
    return {
        "full_name": personal.get("applicant_name", "")[:150],
        "id_number": personal.get("applicant_id_number", "")[:30],
        "phone": personal.get("applicant_phone", "")[:30],
        "address": "; ".join(filter(None, reached))[:300],
    }


def without(personal, value):
    """The same with the applicant's name and numbers left out of whatever else was written."""
    said = [text for name, text in personal.items() if name != "applicant_address" and len(text) > 5]
    if isinstance(value, str):
        for text in said:
            value = value.replace(text, HIDDEN)
        return value
    if isinstance(value, dict):
        return {name: without(personal, each) for name, each in value.items()}
    return [without(personal, each) for each in value] if isinstance(value, list) else value
