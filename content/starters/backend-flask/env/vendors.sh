# Read it into the shell that will start the backend:  source env/vendors.sh
# All values but the addresses stand on the Connect page. At AWS and Rollbar, leave the addresses out.

# #region x-ray
export AWS_XRAY_DAEMON_ADDRESS="127.0.0.1:2000"
# #endregion x-ray

# #region cloudwatch
export AWS_ENDPOINT_URL_CLOUDWATCH_LOGS="http://localhost:4318/aws/logs"
export AWS_DEFAULT_REGION="ca-central-1"
export AWS_ACCESS_KEY_ID="<access-key-id>"
export AWS_SECRET_ACCESS_KEY="<secret-access-key>"
# #endregion cloudwatch

# #region rollbar
export ROLLBAR_ENDPOINT="http://localhost:4318/rollbar/api/1/"
export ROLLBAR_ACCESS_TOKEN="<server-token>"
# #endregion rollbar
