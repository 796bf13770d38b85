export HONEYCOMB_API_KEY="${KEY_OF_DEV}"
docker compose up --build
