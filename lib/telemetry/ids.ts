import { z } from 'zod';

/** 32 lowercase hex digits, as W3C Trace Context writes them. Every vendor's form is translated to this one. */
export const traceIdSchema = z
  .string()
  .toLowerCase()
  .regex(/^(?!0{32})[0-9a-f]{32}$/, 'a trace id is 32 hex digits, not all zero');

/** 16 lowercase hex digits, as W3C Trace Context writes them. */
export const spanIdSchema = z
  .string()
  .toLowerCase()
  .regex(/^(?!0{16})[0-9a-f]{16}$/, 'a span id is 16 hex digits, not all zero');

// A browser imports these from `mint-ids.ts` itself: this file brings zod along.
export { mintSpanId, mintTraceId, traceparent, type Randomness } from './mint-ids.ts';
