import type { Operation } from '../call.ts';
import { describeLogGroups } from './describe-log-groups.ts';
import { describeLogStreams } from './describe-log-streams.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import { createLogGroup, deleteLogGroup, deleteRetentionPolicy, putRetentionPolicy } from './groups.ts';
import { startLiveTail } from './live-tail.ts';
import { putLogEvents } from './put-log-events.ts';
import { describeQueries, getQueryResults, startQuery, stopQuery } from './queries.ts';
import { createLogStream, deleteLogStream } from './streams.ts';
import {
  listTagsForResource,
  listTagsLogGroup,
  tagLogGroup,
  tagResource,
  untagLogGroup,
  untagResource,
} from './tags.ts';
import { testMetricFilter } from './test-metric-filter.ts';

/** Every operation that is answered, by the name behind `Logs_20140328.` in X-Amz-Target. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['CreateLogGroup', createLogGroup],
  ['CreateLogStream', createLogStream],
  ['DeleteLogGroup', deleteLogGroup],
  ['DeleteLogStream', deleteLogStream],
  ['DeleteRetentionPolicy', deleteRetentionPolicy],
  ['DescribeLogGroups', describeLogGroups],
  ['DescribeLogStreams', describeLogStreams],
  ['DescribeQueries', describeQueries],
  ['FilterLogEvents', filterLogEvents],
  ['GetLogEvents', getLogEvents],
  ['GetQueryResults', getQueryResults],
  ['ListTagsForResource', listTagsForResource],
  ['ListTagsLogGroup', listTagsLogGroup],
  ['PutLogEvents', putLogEvents],
  ['PutRetentionPolicy', putRetentionPolicy],
  ['StartLiveTail', startLiveTail],
  ['StartQuery', startQuery],
  ['StopQuery', stopQuery],
  ['TagLogGroup', tagLogGroup],
  ['TagResource', tagResource],
  ['TestMetricFilter', testMetricFilter],
  ['UntagLogGroup', untagLogGroup],
  ['UntagResource', untagResource],
]);
