import { describe, expect, it } from 'vitest';
import { logSinks } from '../cloudwatch-logs/log-sinks.ts';
import { segmentSenders } from '../xray/segment-senders.ts';
import { readEndpoint, type AwsService, type OwnAws } from './read-endpoint.ts';

const own: OwnAws = {
  url: new URL('http://localhost:4318/v1/traces'),
  aws: { accessKeyId: 'SW1', secretAccessKey: 's' },
  alsoAt: [new URL('http://localhost:3000/v1/traces')],
};
const key = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
const things: AwsService = { name: 'Things', brings: 'things', addressIn: 'AWS_ENDPOINT_URL_THINGS', code: 'destination/things' }; // prettier-ignore

describe('what an environment says of a service of AWS', () => {
  it.each([
    ['nothing', {}],
    ['half a key', { AWS_ACCESS_KEY_ID: 'a', AWS_REGION: 'eu-west-1' }],
    ['blanks for a key', { AWS_ACCESS_KEY_ID: ' ', AWS_SECRET_ACCESS_KEY: ' ', AWS_REGION: 'eu-west-1' }],
    ['Spanwalk’s own address', { ...key, AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:4318' }],
    ['another of its addresses', { ...key, AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'http://[::1]:3000/aws' }],
  ])('is %s, and nothing is sent elsewhere', (_what, env) => {
    expect(readEndpoint(env, things, own)).toEqual({ found: null, problems: [] });
  });

  it('is the vendor’s own address where it names none', () => {
    expect(readEndpoint({ ...key, AWS_REGION: 'eu-west-1', AWS_SESSION_TOKEN: 't' }, things, own)).toEqual({
      found: {
        at: { region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 't' } },
        label: 'Things, eu-west-1',
      },
      problems: [],
    });
  });

  it('is the address of the one service before that of all of them', () => {
    const env = { ...key, AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'http://all.test' };
    expect(readEndpoint(env, things, own).found?.label).toBe('all.test/');
    const moved = { ...env, AWS_ENDPOINT_URL_THINGS: 'http://things.test/here' };
    expect(readEndpoint(moved, things, own).found?.label).toBe('things.test/here');
  });

  it.each([
    ['AWS_REGION', {}, 'There are AWS credentials, and no region to send things to.'],
    ['AWS_ENDPOINT_URL_THINGS', { AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'nowhere' }, 'AWS_ENDPOINT_URL_THINGS is no address.'], // prettier-ignore
  ])('cannot be obeyed, and %s is told', (at, more, message) => {
    const { found, problems } = readEndpoint({ ...key, ...more }, things, own);
    expect(found).toBeNull();
    expect(problems).toMatchObject([{ code: 'destination/things', message, at: [at] }]);
  });

  it('is told by a code for each service', () => {
    const codes = [logSinks(key, own), segmentSenders(key, { ...own, below: '/api/one/' })].map(({ problems }) =>
      problems.map(({ code }) => code),
    );
    expect(codes).toEqual([['destination/aws-logs'], ['destination/aws']]);
  });
});

it('segments of the requests below one path stay here, and all of them go to AWS', () => {
  const { senders } = segmentSenders({ ...key, AWS_REGION: 'eu-west-1' }, { ...own, below: '/api/one/' });
  expect(senders.map(({ label, below }) => [label, below])).toEqual([
    ['localhost:4318/aws/xray', '/api/one/'],
    ['AWS X-Ray, eu-west-1', undefined],
  ]);
});
