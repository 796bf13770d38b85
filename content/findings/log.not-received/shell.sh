npx spanwalk check --step run-it-and-see-data
