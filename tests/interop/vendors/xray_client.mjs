// The AWS SDK as it comes, told by its environment where X-Ray is.
import {
  BatchGetTracesCommand,
  CreateGroupCommand,
  CreateSamplingRuleCommand,
  GetGroupsCommand,
  GetSamplingRulesCommand,
  GetServiceGraphCommand,
  GetTraceSummariesCommand,
  PutTraceSegmentsCommand,
  XRayClient,
} from '@aws-sdk/client-xray';

const client = new XRayClient({ maxAttempts: 1 });
const now = Date.now() / 1000;
const id = (digit) => String(digit).repeat(16);
const traceId = `1-${Math.floor(now).toString(16)}-${'a1'.repeat(12)}`;
const segment = { id: id(1), trace_id: traceId, name: 'backend', start_time: now - 2, end_time: now - 1, fault: true };
const documents = [JSON.stringify(segment), JSON.stringify({ ...segment, id: id(2), name: 'who?' })];

async function failing(command) {
  try {
    await client.send(command);
    return null;
  } catch (error) {
    return { name: error.name, message: error.message, status: error.$metadata?.httpStatusCode };
  }
}

const frame = { StartTime: new Date((now - 60) * 1000), EndTime: new Date((now + 60) * 1000) };
const rule = {
  RuleName: 'Cruddur', ResourceARN: '*', Priority: 9000, FixedRate: 0.1, ReservoirSize: 5,
  ServiceName: 'backend', ServiceType: '*', Host: '*', HTTPMethod: '*', URLPath: '*', Version: 1,
}; // prettier-ignore

const put = await client.send(new PutTraceSegmentsCommand({ TraceSegmentDocuments: documents }));
const summaries = await client.send(
  new GetTraceSummariesCommand({ ...frame, FilterExpression: 'service("backend") { fault }' }),
);
const traces = await client.send(new BatchGetTracesCommand({ TraceIds: [traceId] }));
const created = await client.send(new CreateSamplingRuleCommand({ SamplingRule: rule }));
const twice = await failing(new CreateSamplingRuleCommand({ SamplingRule: rule }));
const rules = await client.send(new GetSamplingRulesCommand({}));
await client.send(new CreateGroupCommand({ GroupName: 'Cruddur', FilterExpression: 'service("backend")' }));
const wrongFilter = await failing(new CreateGroupCommand({ GroupName: 'x', FilterExpression: 'service(' }));
const groups = await client.send(new GetGroupsCommand({}));
const graph = await client.send(new GetServiceGraphCommand({ ...frame, GroupName: 'Cruddur' }));

process.stdout.write(
  JSON.stringify({ traceId, put, summaries, traces, created, twice, rules, wrongFilter, groups, graph }),
);
