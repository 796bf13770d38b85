node --import ./tracing.mjs app.mjs
