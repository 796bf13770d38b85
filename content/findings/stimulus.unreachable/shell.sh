docker compose run backend-flask
