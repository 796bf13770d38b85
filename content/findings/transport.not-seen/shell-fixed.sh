npx spanwalk check --step run-it-and-see-data --variant own --own http://localhost:4567/api/activities/home
