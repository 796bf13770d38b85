"""The three activities of the home feed. A database would stand here in a later week."""

from datetime import timedelta


def home_feed(now):
    """The activities as JSON-ready dictionaries, newest last; `now` is a timezone-aware datetime."""
    written = [
        ("Ada", "Compilers are people too", 7),
        ("Worf", "A trace with no spans has no honour", 2),
        ("Garak", "The best place to hide a bug is between two services", 1),
    ]
    return [
        {"handle": handle, "message": message, "created_at": (now - timedelta(days=days)).isoformat()}
        for handle, message, days in written
    ]


def user_feed(handle, now):
    """The one activity of anybody who is asked for."""
    return [{"handle": handle, "message": "Week two. Today we look inside.", "created_at": now.isoformat()}]
