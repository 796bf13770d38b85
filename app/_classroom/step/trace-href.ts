/** Where a trace, or one span in it, can be looked at by itself. */
export const traceHref = ({ traceId, spanId }: { traceId: string; spanId?: string | undefined }): string =>
  `/traces/${traceId}${spanId === undefined ? '' : `?span=${spanId}`}`;
