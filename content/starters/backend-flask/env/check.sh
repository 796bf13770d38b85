# #region shown
# Prints the variables this shell would hand on, each value cut short, so that no key lands in a screenshot.
env | grep '^OTEL_' | cut -c 1-60
# #endregion shown

# #region ask-the-key
curl --silent --header "x-honeycomb-team: ${HONEYCOMB_API_KEY}" http://localhost:3000/1/auth
# #endregion ask-the-key
