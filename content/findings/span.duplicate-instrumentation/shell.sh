node --import ./tracing.mjs --import @opentelemetry/auto-instrumentations-node/register app.mjs
