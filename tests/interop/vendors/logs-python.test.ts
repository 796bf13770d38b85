import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLogsDoor, type LogsDoor } from './logs-door.ts';
import { isMissing, runPython, runVendor } from './python-vendors.ts';

const boto3 = `
import boto3, json, time
logs = boto3.client("logs")
logs.create_log_group(logGroupName="boto", tags={"course": "cruddur"})
logs.create_log_stream(logGroupName="boto", logStreamName="one")
now = int(time.time() * 1000)
put = logs.put_log_events(logGroupName="boto", logStreamName="one", logEvents=[
    {"timestamp": now - 15 * 86400000, "message": "old"},
])
answered = {"rejected": put["rejectedLogEventsInfo"]}
logs.put_log_events(logGroupName="boto", logStreamName="one", logEvents=[
    {"timestamp": now + index, "message": "line %d" % index} for index in range(30)
])
pages = logs.get_paginator("filter_log_events").paginate(logGroupName="boto", filterPattern="line", PaginationConfig={"PageSize": 7})
answered["filtered"] = [event["message"] for page in pages for event in page["events"]]
read, token = [], None
while True:
    more = {"nextToken": token} if token else {"startFromHead": True}
    page = logs.get_log_events(logGroupName="boto", logStreamName="one", limit=8, **more)
    read += [event["message"] for event in page["events"]]
    if page["nextForwardToken"] == token:
        break
    token = page["nextForwardToken"]
answered["read"] = read
answered["streams"] = [s["logStreamName"] for s in logs.describe_log_streams(logGroupName="boto")["logStreams"]]
try:
    logs.create_log_group(logGroupName="boto")
except logs.exceptions.ResourceAlreadyExistsException as error:
    answered["again"] = str(error)
logs.delete_log_group(logGroupName="boto")
answered["left"] = logs.describe_log_groups(logGroupNamePrefix="boto")["logGroups"]
print(json.dumps(answered))
`;

/** The lines of the course's app.py that concern its logger. */
const watchtower = `
import logging, watchtower
LOGGER = logging.getLogger(__name__)
LOGGER.setLevel(logging.DEBUG)
handler = watchtower.CloudWatchLogHandler(log_group_name="cruddur", log_group_retention_days=7)
LOGGER.addHandler(handler)
LOGGER.info("some message")
LOGGER.error({"message": "boom", "trace_id": "5b8efff798038103d269b633813fc60c"})
for index in range(200):
    LOGGER.debug("line %d", index)
handler.close()
`;

let door: LogsDoor;
beforeAll(async () => {
  door = await openLogsDoor();
});
afterAll(() => door.close());

async function aws(...words: string[]): Promise<string> {
  const { code, out, err } = await runVendor('aws', ['logs', ...words], door.variables);
  expect([words[0], code, err]).toEqual([words[0], 0, '']);
  return out;
}

/** Each command of the AWS command line takes seconds to start where the machine is busy. */
const SLOW_MS = 180_000;

describe.skipIf(isMissing('boto3, watchtower and the AWS command line are not tried out'))('from Python', () => {
  it('boto3 creates, puts, pages, reads to the end and deletes', async () => {
    const { out, err } = await runPython(boto3, door.variables);
    expect(err).toBe('');
    const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    expect(JSON.parse(out)).toEqual({
      rejected: { tooOldLogEventEndIndex: 1 },
      filtered: lines,
      read: lines,
      streams: ['one'],
      again: expect.stringContaining('The specified log group already exists'),
      left: [],
    });
  });

  it('watchtower makes its group and stream, and delivers every line', async () => {
    const { code, err } = await runPython(watchtower, door.variables);
    expect([code, err]).toEqual([0, '']);
    const logs = await door.logs('cruddur');
    expect(logs).toHaveLength(202);
    expect(logs.find(({ traceId }) => traceId !== null)?.traceId).toBe('5b8efff798038103d269b633813fc60c');
  });

  it(
    'the AWS command line creates, puts, filters and describes',
    async () => {
      await aws('create-log-group', '--log-group-name', 'cli');
      await aws('put-retention-policy', '--log-group-name', 'cli', '--retention-in-days', '1');
      await aws('create-log-stream', '--log-group-name', 'cli', '--log-stream-name', 'one');
      const event = `timestamp=${Date.now()},message=hello`;
      await aws('put-log-events', '--log-group-name', 'cli', '--log-stream-name', 'one', '--log-events', event);
      expect(await aws('filter-log-events', '--log-group-name', 'cli', '--filter-pattern', 'hello')).toContain(
        '"message": "hello"',
      );
      expect(JSON.parse(await aws('describe-log-groups', '--log-group-name-prefix', 'cli'))).toMatchObject({
        logGroups: [{ logGroupName: 'cli', retentionInDays: 1 }],
      });
      await aws('delete-log-group', '--log-group-name', 'cli');
    },
    SLOW_MS,
  );
});
