import type { AttributeSizes, Usage, UsageWindow } from '../telemetry/usage.ts';

/** What a workspace sent, counted. Windows are by when something was received, which is when a vendor counts it. */
export interface UsageStore {
  usage(workspace: string, window: UsageWindow): Promise<Usage>;
  /** The heaviest attributes. Bounded in time and memory: looks at a draw of the spans where there are many. */
  attributeSizes(workspace: string, window: UsageWindow): Promise<AttributeSizes>;
}
