aws logs put-retention-policy --log-group-name cruddur --retention-in-days 30
