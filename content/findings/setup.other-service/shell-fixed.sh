aws xray update-group --group-name Cruddur --filter-expression 'service("backend-flask")'
