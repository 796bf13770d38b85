export HONEYCOMB_API_KEY="${KEY_OF_TEST}"
docker compose up --build
