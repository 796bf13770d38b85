# Run it once in a Gitpod workspace; every workspace opened later has the variables.

# #region honeycomb
gp env HONEYCOMB_API_KEY="<api-key>"
gp env HONEYCOMB_SERVICE_NAME="<service-name>"
# #endregion honeycomb

# #region this-shell
# gp env reaches workspaces and terminals opened from now on; this line reads them into the present one.
eval "$(gp env -e)"
# #endregion this-shell
