import { z } from 'zod';
import { matchesFilter } from '../../../projection/xray/filter/evaluate.ts';
import { parseFilter } from '../../../projection/xray/filter/parse.ts';
import { nanosOf, secondsOf } from '../../../projection/xray/epoch.ts';
import { summaryOf, type TraceSummary } from '../../../projection/xray/graph/trace-summary.ts';
import { windowOf } from '../../../projection/xray/trace/trace-window.ts';
import { inferredDocument, inferredSegments } from '../../../projection/xray/trace/inferred-segment.ts';
import { wholeDocuments } from '../../../projection/xray/trace/whole-documents.ts';
import { inXRayForm, traceIdOf } from '../../../projection/xray/trace-id.ts';
import { answer, invalidRequest, operation, type Answer, type Call, type Operation } from './call.ts';
import { countReads } from './count-reads.ts';
import { sightedIn, timeRangeTypes, tracesOf, type FoundTrace, type Sighted } from './find-traces.ts';
import { filterFault, filterGroups } from './groups.ts';
import { behind, placeOf, tokenOf } from './page-token.ts';

const PAGE = 100;
/** Traces whose documents are in memory at one time. */
const CHUNK = 25;
/** Traces that one answer looks at; the next page goes on where it ended. */
const MOST_PROCESSED = 2000;

/** Unix seconds. */
const time = z.number().min(0).max(1e11);

const summariesSchema = z.object({
  StartTime: time,
  EndTime: time,
  TimeRangeType: z.enum(timeRangeTypes).nullish(),
  Sampling: z.boolean().nullish(),
  SamplingStrategy: z
    .object({ Name: z.enum(['PartialScan', 'FixedRate']).nullish(), Value: z.number().nullish() })
    .nullish(),
  FilterExpression: z.string().nullish(),
  NextToken: z.string().nullish(),
});
type SummariesInput = z.infer<typeof summariesSchema>;

export const wrongOrder = invalidRequest('Start time must be before end time', 'Both are seconds since 1970.');
const wrongToken = invalidRequest('Invalid NextToken', 'Send the token of the page before, as it came.');

/** https://docs.aws.amazon.com/xray/latest/api/API_GetTraceSummaries.html */
const getTraceSummaries = operation('GetTraceSummaries', '/TraceSummaries', summariesSchema, async (call) => {
  const { StartTime, EndTime, TimeRangeType, FilterExpression, NextToken } = call.input;
  if (StartTime >= EndTime) return wrongOrder;
  const fault = filterFault(FilterExpression);
  if (fault) return fault;
  const place = NextToken ? placeOf(NextToken) : undefined;
  if (place === null) return wrongToken;
  const frame = { from: nanosOf(StartTime), to: nanosOf(EndTime), type: TimeRangeType ?? 'TraceId' };
  const sighted = await sightedIn(call.desk, frame);
  const open = sampledOf(place ? behind(sighted, place) : sighted, call.input);
  const page = await pageOf(call, open, frame.type === 'TraceId' ? frame.from : null);
  await countReads(call.desk, { retrieved: 0, scanned: page.processed });
  return summariesOf(page, StartTime);
});

const summariesOf = ({ summaries, processed, token }: SummaryPage, from: number): Answer =>
  answer({
    TraceSummaries: summaries,
    ApproximateTime: summaries[0]?.StartTime ?? from,
    TracesProcessedCount: processed,
    ...(token !== null && { NextToken: token }),
  });

/** `Sampling` alone leaves it to the service how many it looks at: all, as long as they are so few. */
function sampledOf(sighted: readonly Sighted[], { Sampling, SamplingStrategy }: SummariesInput): readonly Sighted[] {
  const { Name, Value } = SamplingStrategy ?? {};
  if (!Sampling || Name !== 'FixedRate' || typeof Value !== 'number') return sighted;
  // By the trace id, so that every page draws alike.
  const most = Math.min(Math.max(Value, 0), 1) * 0x1_0000_0000;
  return sighted.filter(({ traceId }) => Number.parseInt(traceId.slice(-8), 16) < most);
}

interface SummaryPage {
  summaries: TraceSummary[];
  processed: number;
  token: string | null;
}

/** @param begunFrom traces that began before, outside of what was looked through, are left out; null keeps them */
async function pageOf(
  { desk, input }: Call<SummariesInput>,
  open: readonly Sighted[],
  begunFrom: bigint | null,
): Promise<SummaryPage> {
  const parsed = input.FilterExpression ? parseFilter(input.FilterExpression) : null;
  const expression = parsed?.kind === 'parsed' ? parsed.expression : null;
  const groups = expression === null ? [] : await filterGroups(desk);
  const isWanted = ({ trace }: FoundTrace): boolean =>
    (begunFrom === null || windowOf(trace).start >= begunFrom) &&
    (expression === null || matchesFilter(expression, trace, { groups }));
  const page: SummaryPage = { summaries: [], processed: 0, token: null };
  while (page.processed < open.length) {
    const chunk = open.slice(page.processed, page.processed + CHUNK);
    const found = (
      await tracesOf(
        desk,
        chunk.map(({ traceId }) => traceId),
      )
    ).filter(isWanted);
    page.summaries.push(...found.map(({ trace, documents }) => summaryOf(trace, documents)));
    page.processed += chunk.length;
    const last = chunk.at(-1);
    const isFull = page.summaries.length >= PAGE || page.processed >= MOST_PROCESSED;
    if (isFull && last && page.processed < open.length) return { ...page, token: tokenOf(last) };
  }
  return page;
}

const batchSchema = z.object({ TraceIds: z.array(z.string().min(1).max(35)), NextToken: z.string().nullish() });

/** Traces in one answer; the service pages as well. */
const TRACES_A_PAGE = 5;

/** https://docs.aws.amazon.com/xray/latest/api/API_BatchGetTraces.html */
const batchGetTraces = operation('BatchGetTraces', '/Traces', batchSchema, async ({ desk, input }) => {
  const from = input.NextToken ? Number(input.NextToken) : 0;
  if (!Number.isInteger(from) || from < 0) return wrongToken;
  const wrong = input.TraceIds.find((id) => traceIdOf(id) === null);
  if (wrong !== undefined)
    return invalidRequest('Invalid trace id', 'A trace id has the form 1-<8 hex digits>-<24 hex digits>.');
  const ids = [...new Set(input.TraceIds.map((id) => traceIdOf(id) ?? ''))];
  const asked = ids.slice(from, from + TRACES_A_PAGE);
  const found = await tracesOf(desk, asked);
  await countReads(desk, { retrieved: found.length, scanned: 0 });
  const here = new Set(found.map(({ trace }) => trace.traceId));
  const isMore = from + TRACES_A_PAGE < ids.length;
  return answer({
    Traces: found.map(wholeTrace),
    UnprocessedTraceIds: asked.filter((id) => !here.has(id)).map(inXRayForm),
    ...(isMore && { NextToken: String(from + TRACES_A_PAGE) }),
  });
});

function wholeTrace({ trace, isCut }: FoundTrace): object {
  const { start, end } = windowOf(trace);
  const id = inXRayForm(trace.traceId);
  const inferred = inferredSegments(trace).map((each) => ({ id: each.id, document: inferredDocument(each, id) }));
  return {
    Id: id,
    Duration: secondsOf(end - start),
    LimitExceeded: isCut,
    Segments: [...wholeDocuments(trace), ...inferred].map((each) => ({
      Id: each.id,
      Document: JSON.stringify(each.document),
    })),
  };
}

export const traceOperations: readonly Operation[] = [getTraceSummaries, batchGetTraces];
