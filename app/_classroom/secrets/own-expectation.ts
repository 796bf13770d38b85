/** What holds a service's telemetry to having no secret in it, as a file for the command line. */
export const ownExpectation = `{
  "schema": "spanwalk/expectation/v1",
  "lesson": "mine",
  "step": "no-secret",
  "checks": [
    {
      "id": "clean",
      "title": "Nothing secret leaves the service",
      "signal": "no-secret",
      "detectors": ["canary", "auth-header", "cookie", "jwt", "password", "url-credentials", "signed-url", "email"],
      "in": ["span", "event", "status", "resource", "log", "error-item", "segment"]
    }
  ]
}`;
