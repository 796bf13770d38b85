aws xray create-group --group-name Cruddur --filter-expression 'service("backend-flask")'
