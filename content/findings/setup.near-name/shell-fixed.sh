aws logs delete-log-group --log-group-name Cruddur
aws logs create-log-group --log-group-name cruddur
