"""Who may be signed in. A session would stand here in a later week."""

# #region users
USERS = {
    "u-1906": {"id": "u-1906", "team": "compilers", "follows": ["Ada", "Worf", "Garak"]},
    "u-1815": {"id": "u-1815", "team": "engines", "follows": ["Worf"]},
    "u-1918": {"id": "u-1918", "follows": ["Ada", "Worf"]},
}
# #endregion users


def signed_in(user_id):
    """The user of that id; without one, or with an id of nobody, the first."""
    return USERS.get(user_id, USERS["u-1906"])
