import { check, type CheckInput } from './judge.ts';

/** One click through two services, as the lessons expect it. */
export const golden = `
  backend-next: GET /api/activities/home [server] http.route=/api/activities/home http.response.status_code=200 @0+100
    backend-next: http-handler {home.activities} app.now=2024-02-20T10:00:00Z app.result_length=3 @10+80
      backend-next: fetch [client] url.full=http://localhost/activities @20+50
        activities-service: GET /activities [server] @25+40
          activities-service: SELECT [client] db.system.name=duckdb @30+20`;

/** What such a step asks of it. */
export const checks: CheckInput[] = [
  check({
    id: 'server',
    match: { kind: 'server', service: 'backend-next' },
    expect: { status: 'unset', attributes: { 'http.response.status_code': { equals: 200, type: 'int' } } },
    relations: [{ rel: 'root' }],
  }),
  check({
    id: 'handler',
    match: { name: 'http-handler' },
    expect: {
      kind: 'internal',
      scope: { name: 'home.activities' },
      attributes: { 'app.now': { matches: '^\\d{4}-\\d\\d-\\d\\dT' }, 'app.result_length': { equals: 3, type: 'int' } },
    },
    relations: [{ rel: 'descendantOf', of: 'server' }],
  }),
  check({
    id: 'service',
    match: { service: 'activities-service', kind: 'server' },
    relations: [
      { rel: 'descendantOf', of: 'server' },
      { rel: 'sameEnvironment', of: 'server' },
    ],
  }),
  check({
    id: 'query',
    match: { kind: 'client', attributes: { 'db.system.name': { present: true } } },
    relations: [{ rel: 'childOf', of: 'service' }],
  }),
];
