import type { LogReader } from '../../log-reader.ts';
import { readGroups, readStreams } from './read-groups.ts';
import { readLines } from './read-lines.ts';
import { readQuery } from './read-query.ts';

/** Log groups for pages, in the languages of CloudWatch Logs: filter patterns, and queries of Logs Insights. */
export const logReader: LogReader = { groups: readGroups, streams: readStreams, lines: readLines, query: readQuery };
