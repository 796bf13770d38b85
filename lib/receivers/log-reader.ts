import type { LogGroupSummary, LogLines, LogQueryResult, LogStreamSummary } from '../telemetry/log-view.ts';
import type { Desk } from './desk.ts';

/** Which lines of a group are wanted. Times are Unix milliseconds, both inclusive. */
export interface WantedLines {
  group: string;
  stream?: string | undefined;
  pattern: string;
  from?: number | undefined;
  to?: number | undefined;
  /** Where the last answer ended. */
  older?: string | undefined;
  limit: number;
}

export interface WantedQuery {
  group: string;
  query: string;
  from: number;
  to: number;
}

/** What of a desk is read: a page reads as an API's caller does, and changes nothing. */
export type ReadingDesk = Pick<Desk, 'now' | 'signals' | 'places'> & {
  documents: Pick<Desk['documents'], 'get' | 'list'>;
};

/** Reads log groups for pages, in the languages of the API that they came through. */
export interface LogReader {
  groups(desk: ReadingDesk): Promise<LogGroupSummary[]>;
  streams(desk: ReadingDesk, group: string): Promise<LogStreamSummary[]>;
  lines(desk: ReadingDesk, wanted: WantedLines): Promise<LogLines>;
  query(desk: ReadingDesk, wanted: WantedQuery): Promise<LogQueryResult>;
}
