docker compose up --build backend-flask
