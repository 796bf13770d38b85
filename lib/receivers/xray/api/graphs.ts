import { z } from 'zod';
import type { Desk } from '../../desk.ts';
import { matchesFilter } from '../../../projection/xray/filter/evaluate.ts';
import { parseFilter } from '../../../projection/xray/filter/parse.ts';
import { nanosOf } from '../../../projection/xray/epoch.ts';
import { ServiceMap } from '../../../projection/xray/graph/service-graph.ts';
import type { AssembledTrace } from '../../../projection/xray/trace/assemble-trace.ts';
import { traceIdOf } from '../../../projection/xray/trace-id.ts';
import { answer, Fault, operation, type Operation } from './call.ts';
import { sightedIn, tracesOf } from './find-traces.ts';
import { filterGroups, groupOf } from './groups.ts';
import { wrongOrder } from './read-traces.ts';

/** Traces that a map is drawn from, the latest. */
const MOST_TRACES = 5000;
/** Of which so many are in memory at one time. */
const CHUNK = 25;

const graphSchema = z.object({
  StartTime: z.number().min(0).max(1e11),
  EndTime: z.number().min(0).max(1e11),
  GroupName: z.string().min(1).max(32).nullish(),
  GroupARN: z.string().min(1).max(400).nullish(),
});

/** Whether a trace belongs on the map of a group; every one does where no group is named. */
async function judgeOf(
  desk: Desk,
  which: z.infer<typeof graphSchema>,
): Promise<((trace: AssembledTrace) => boolean) | Fault> {
  if (!which.GroupName && !which.GroupARN) return () => true;
  const group = which.GroupName === 'Default' ? null : await groupOf(desk, which);
  if (group instanceof Fault) return group;
  const parsed = group?.FilterExpression ? parseFilter(group.FilterExpression) : null;
  if (parsed?.kind !== 'parsed') return () => true;
  const groups = await filterGroups(desk);
  return (trace) => matchesFilter(parsed.expression, trace, { groups });
}

/** https://docs.aws.amazon.com/xray/latest/api/API_GetServiceGraph.html */
const getServiceGraph = operation('GetServiceGraph', '/ServiceGraph', graphSchema, async ({ desk, input }) => {
  const { StartTime, EndTime } = input;
  if (StartTime >= EndTime) return wrongOrder;
  const isOnMap = await judgeOf(desk, input);
  if (isOnMap instanceof Fault) return isOnMap;
  const frame = { from: nanosOf(StartTime), to: nanosOf(EndTime), type: 'TraceId' } as const;
  const sighted = (await sightedIn(desk, frame)).slice(0, MOST_TRACES);
  const map = new ServiceMap();
  for (let at = 0; at < sighted.length; at += CHUNK) {
    const found = await tracesOf(
      desk,
      sighted.slice(at, at + CHUNK).map(({ traceId }) => traceId),
    );
    for (const { trace } of found) if (isOnMap(trace)) map.add(trace);
  }
  return answer({ StartTime, EndTime, Services: map.services, ContainsOldGroupVersions: false });
});

const traceGraphSchema = z.object({ TraceIds: z.array(z.string().min(1).max(35)).max(100) });

/** https://docs.aws.amazon.com/xray/latest/api/API_GetTraceGraph.html */
const getTraceGraph = operation('GetTraceGraph', '/TraceGraph', traceGraphSchema, async ({ desk, input }) => {
  const found = await tracesOf(
    desk,
    input.TraceIds.flatMap((id) => traceIdOf(id) ?? []),
  );
  const map = new ServiceMap();
  for (const { trace } of found) map.add(trace);
  return answer({ Services: map.services });
});

export const graphOperations: readonly Operation[] = [getServiceGraph, getTraceGraph];
