# Run in the folder of this starter. Without the first block the commands go to AWS.

# #region address
export AWS_ENDPOINT_URL_XRAY="http://localhost:4318/aws/xray"
export AWS_DEFAULT_REGION="ca-central-1"
export AWS_ACCESS_KEY_ID="<from the Connect page>"
export AWS_SECRET_ACCESS_KEY="<from the Connect page>"
# #endregion address

# #region rule
aws xray create-sampling-rule --cli-input-json file://aws/json/xray.json
# #endregion rule

# #region group
aws xray create-group \
  --group-name "Cruddur" \
  --filter-expression 'service("backend-flask")'
# #endregion group

# #region graph
EPOCH=$(date +%s)
aws xray get-service-graph --start-time $((EPOCH - 600)) --end-time $EPOCH
# #endregion graph

# #region search
EPOCH=$(date +%s)
aws xray get-trace-summaries \
  --start-time $((EPOCH - 600)) --end-time $EPOCH \
  --filter-expression 'annotation.user_id = "u-4567"'
# #endregion search

# #region clean
aws xray delete-sampling-rule --rule-name "Cruddur"
aws xray delete-group --group-name "Cruddur"
# #endregion clean
