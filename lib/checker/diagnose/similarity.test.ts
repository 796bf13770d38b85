import { describe, expect, it } from 'vitest';
import { ALIKE, likeness, mostAlike } from './similarity.ts';

describe('the likeness of two names', () => {
  it.each([
    ['http.response.status_code', 'http.response.statuscode'],
    ['http.response.status_code', 'http.response.statusCode'],
    ['http.response.status_code', 'HTTP.RESPONSE.STATUS_CODE'],
    ['http.response.status_code', 'http-response-status-code'],
    ['http.response.status_code', 'response.status_code'],
    ['app.result_length', 'app.results_length'],
    ['app.result_length', 'app.result_lenght'],
    ['app.user_id', 'app.userId'],
    ['home-activities-mock-data', 'home-activites-mock-data'],
  ])('takes %s and %s for one', (a, b) => {
    expect(likeness(a, b)).toBeGreaterThanOrEqual(ALIKE);
    expect(likeness(b, a)).toBeGreaterThanOrEqual(ALIKE);
  });

  it.each([
    ['app.now', 'app.user_id'],
    ['app.result_length', 'app.now'],
    ['http.request.method', 'http.response.status_code'],
    ['http.route', 'http.method'],
    ['server.address', 'server.port'],
    ['url.path', 'url.full'],
    ['db.system.name', 'db.query.text'],
    ['http.status_code', 'http.url'],
  ])('keeps %s and %s apart', (a, b) => expect(likeness(a, b)).toBeLessThan(ALIKE));

  it('finds the nearest of several', () => {
    expect(mostAlike('app.result_length', ['app.now', 'app.results', 'app.result_lenght'])).toBe('app.result_lenght');
    expect(mostAlike('app.result_length', ['app.now'])).toBeUndefined();
  });
});
